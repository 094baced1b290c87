import type { LocalText } from '@lendline/kernel';
import type { TrainingRun, TrainingStep } from '@lendline/models/contract';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const runWords = {
  title: { 'zh-CN': '训练记录', en: 'Training runs' },
  run: { 'zh-CN': '训练', en: 'Training run' },
  back: { 'zh-CN': '全部训练', en: 'All runs' },
  none: { 'zh-CN': '还没有训练过。', en: 'Nothing has been trained here yet.' },
  what: { 'zh-CN': '内容', en: 'What' },
  state: { 'zh-CN': '状态', en: 'State' },
  segment: { 'zh-CN': '客群', en: 'Segment' },
  base: { 'zh-CN': '基础模型', en: 'From the model' },
  made: { 'zh-CN': '得到的模型', en: 'Model it made' },
  open: { 'zh-CN': '打开', en: 'Open' },
  askedBy: { 'zh-CN': '申请人', en: 'Asked by' },
  asked: { 'zh-CN': '申请时间', en: 'Asked' },
  started: { 'zh-CN': '开始', en: 'Began' },
  ended: { 'zh-CN': '结束', en: 'Ended' },
  note: { 'zh-CN': '说明', en: 'Note' },
  rows: { 'zh-CN': '样本数', en: 'Rows' },
  bads: { 'zh-CN': '其中坏样本', en: 'Of them bad' },
  same: { 'zh-CN': '逐字相同', en: 'The same to the letter' },
  yes: { 'zh-CN': '是', en: 'Yes' },
  no: { 'zh-CN': '否', en: 'No' },
  because: { 'zh-CN': '原因', en: 'Because' },
  facts: { 'zh-CN': '概要', en: 'Summary' },
  log: { 'zh-CN': '过程', en: 'Stages' },
  noLog: { 'zh-CN': '还没有进展。', en: 'It has told nothing yet.' },
  after: { 'zh-CN': '开始后', en: 'After' },
  seconds: { 'zh-CN': '{s} 秒', en: '{s} s' },
  stage: { 'zh-CN': '阶段', en: 'Stage' },
  kind: { 'zh-CN': '模型类型', en: 'Kind of model' },
  share: { 'zh-CN': '进度', en: 'Done' },
  loss: { 'zh-CN': '学习曲线', en: 'Learning curve' },
  lossSummary: {
    'zh-CN': '{kind}：监控样本上的损失，第 {steps} 步后为 {last}，最低 {least}。',
    en: '{kind}: loss on watched rows, {last} after step {steps}, {least} at its lowest.',
  },
  step: { 'zh-CN': '步', en: 'Step' },
  lossFigure: { 'zh-CN': '损失', en: 'Loss' },
  cancel: { 'zh-CN': '停止训练', en: 'Stop it' },
  cancelHow: {
    'zh-CN': '一秒内停止，已完成的部分作废，不会登记模型。',
    en: 'It stops within a second. What it has made so far is thrown away, and no model is registered.',
  },
  repeat: { 'zh-CN': '再训一次', en: 'Ask for it again' },
  repeatHow: {
    'zh-CN': '用现有的成熟申请（或训练卡）再训一次。',
    en: 'Trains once more: on what has matured by now, or from the card.',
  },
} as const satisfies Dictionary;

export const runKinds: Readonly<Record<TrainingRun['kind'], LocalText>> = {
  retrain: { 'zh-CN': '用新结果重训', en: 'Trained on new outcomes' },
  reproduce: { 'zh-CN': '按训练卡重现', en: 'Repeated from its card' },
};

export const runStates: Readonly<Record<TrainingRun['state'], StateWord>> = {
  waiting: { tone: 'warn', text: { 'zh-CN': '等待', en: 'Waiting' } },
  running: { tone: 'busy', text: { 'zh-CN': '进行中', en: 'Running' } },
  done: { tone: 'good', text: { 'zh-CN': '完成', en: 'Done' } },
  refused: { tone: 'bad', text: { 'zh-CN': '未能训练', en: 'Refused' } },
  cancelled: { tone: 'quiet', text: { 'zh-CN': '已停止', en: 'Stopped' } },
};

export const stages: Readonly<Record<TrainingStep['name'], LocalText>> = {
  prepare: { 'zh-CN': '整理数据', en: 'Prepares the rows' },
  events: { 'zh-CN': '读取事件序列', en: 'Reads the events' },
  compare: { 'zh-CN': '比较模型类型', en: 'Compares kinds' },
  refit: { 'zh-CN': '拟合所选类型', en: 'Fits the chosen kind' },
  calibrate: { 'zh-CN': '校准概率', en: 'Calibrates' },
  test: { 'zh-CN': '在测试集上评估', en: 'Judges on the test rows' },
  done: { 'zh-CN': '完成', en: 'Done' },
};
