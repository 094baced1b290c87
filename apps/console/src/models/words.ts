import type { ModelRole, RoleRequest } from '@lendline/models/contract';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const modelWords = {
  title: { 'zh-CN': '模型', en: 'Models' },
  back: { 'zh-CN': '全部模型', en: 'All models' },
  backToModel: { 'zh-CN': '返回模型', en: 'Back to the model' },
  name: { 'zh-CN': '名称', en: 'Name' },
  version: { 'zh-CN': '版本', en: 'Version' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  segments: { 'zh-CN': '客群', en: 'Segments' },
  role: { 'zh-CN': '角色', en: 'Role' },
  registered: { 'zh-CN': '登记时间', en: 'Registered' },
  registeredBy: { 'zh-CN': '登记人', en: 'Registered by' },
  origin: { 'zh-CN': '数据来源', en: 'Trained on' },
  real: { 'zh-CN': '真实借款', en: 'Real loans' },
  metrics: { 'zh-CN': '指标', en: 'Figures' },
  facts: { 'zh-CN': '概要', en: 'Summary' },
  card: { 'zh-CN': '模型说明', en: 'Model card' },
  fingerprint: { 'zh-CN': '文件指纹', en: 'Fingerprint' },
  dataHash: { 'zh-CN': '数据指纹', en: 'Data' },
  codeVersion: { 'zh-CN': '代码版本', en: 'Code' },
  unknown: { 'zh-CN': '未知', en: 'Not known' },
  reproducible: { 'zh-CN': '可重现', en: 'Can be repeated' },
  yes: { 'zh-CN': '是', en: 'Yes' },
  no: { 'zh-CN': '否', en: 'No' },
  report: { 'zh-CN': '训练报告', en: 'Training report' },
  showReport: { 'zh-CN': '打开报告', en: 'Show the report' },
  comparison: { 'zh-CN': '与冠军模型比较', en: 'Compare with the champion' },
  drift: { 'zh-CN': '漂移与表现', en: 'Drift and performance' },
  inventory: { 'zh-CN': '模型清单', en: 'Model inventory' },
  runs: { 'zh-CN': '训练记录', en: 'Training runs' },
  exportInventory: { 'zh-CN': '下载模型清单（CSV）', en: 'Download the inventory (CSV)' },
  empty: {
    'zh-CN': '还没有登记模型。用 lendline train 训练后登记。',
    en: 'No model is registered yet. Train one with lendline train.',
  },
  simulatedNote: {
    'zh-CN': '这个模型用模拟国家的数据训练。凡显示其评分之处都会注明“模拟”，真实渠道拒绝据此放款。',
    en: 'This model was trained on the simulated country. Its score is labelled wherever it is shown, and real rails refuse to pay out on it.',
  },
} as const satisfies Dictionary;

export const roleWords = {
  waiting: { 'zh-CN': '等待第二人复核', en: 'Waiting for a second person' },
  nothingWaits: { 'zh-CN': '没有待复核的申请。', en: 'Nothing waits for a second person.' },
  asks: { 'zh-CN': '{model}：申请成为{role}（{segments}）', en: '{model}: to become {role} ({segments})' },
  askedBy: { 'zh-CN': '{who} 于 {when} 申请', en: 'Asked by {who} on {when}' },
  emergencyDone: {
    'zh-CN': '紧急回退已由一人执行，请第二人查看。',
    en: 'An emergency rollback that one person did already. A second one must look at it.',
  },
  ownWork: {
    'zh-CN': '您申请或登记了它，须由另一位同事复核。',
    en: 'You asked for it or registered the model: another person has to look.',
  },
  approve: { 'zh-CN': '批准', en: 'Approve' },
  endorse: { 'zh-CN': '同意提出', en: 'Support it' },
  takesTwo: {
    'zh-CN': '由系统提出：您同意后，还须另一位同事批准。',
    en: 'The system asks: when you support it, a second person still has to approve.',
  },
  refuse: { 'zh-CN': '拒绝', en: 'Refuse' },
  disagree: { 'zh-CN': '不同意', en: 'Disagree' },
  change: { 'zh-CN': '变更角色', en: 'Change its role' },
  newRole: { 'zh-CN': '新角色', en: 'New role' },
  needsTwo: {
    'zh-CN': '成为冠军须由第二人复核：申请人和登记人都不能自己批准。',
    en: 'A champion takes two people: neither who asks nor who registered it can approve.',
  },
  atOnce: { 'zh-CN': '此变更立即生效。', en: 'This change takes effect at once.' },
  forGood: {
    'zh-CN': '撤回后永不再评分。若它是冠军，该客群将无模型评分，申请转人工。',
    en: 'A withdrawn model never scores again. If it is champion, its segments have no score and applications are referred.',
  },
  ask: { 'zh-CN': '提交', en: 'Submit' },
  rollBack: { 'zh-CN': '回退到上一个冠军', en: 'Roll back to the champion before' },
  rollBackHow: {
    'zh-CN': '通常须第二人复核。紧急时一人可立即恢复上一个冠军（它曾由两人批准），事后由第二人查看。',
    en: 'Ordinarily a second person approves. In an emergency one person may bring the champion before back at once, because two had approved it; a second one looks afterwards.',
  },
  emergency: { 'zh-CN': '紧急：立即回退', en: 'Emergency: at once' },
  doRollBack: { 'zh-CN': '回退', en: 'Roll back' },
  done: { 'zh-CN': '已提交（{state}）。', en: 'Done ({state}).' },
  history: { 'zh-CN': '角色历史', en: 'History of roles' },
  when: { 'zh-CN': '时间', en: 'When' },
  move: { 'zh-CN': '变更', en: 'Change' },
  by: { 'zh-CN': '操作人', en: 'By' },
  why: { 'zh-CN': '说明', en: 'Why' },
  noHistory: { 'zh-CN': '自登记以来没有变更。', en: 'Nothing has changed since it was registered.' },
} as const satisfies Dictionary;

export const modelRoles: Readonly<Record<ModelRole, StateWord>> = {
  champion: { tone: 'good', text: { 'zh-CN': '冠军', en: 'Champion' } },
  challenger: { tone: 'busy', text: { 'zh-CN': '挑战者', en: 'Challenger' } },
  shadow: { tone: 'quiet', text: { 'zh-CN': '影子', en: 'Shadow' } },
  retired: { tone: 'quiet', text: { 'zh-CN': '已停用', en: 'Retired' } },
  withdrawn: { tone: 'bad', text: { 'zh-CN': '已撤回', en: 'Withdrawn' } },
};

export const requestStates: Readonly<Record<RoleRequest['state'], StateWord>> = {
  waiting: { tone: 'warn', text: { 'zh-CN': '等待复核', en: 'Waiting' } },
  unreviewed: { tone: 'bad', text: { 'zh-CN': '紧急，未查看', en: 'Emergency, not looked at' } },
  applied: { tone: 'good', text: { 'zh-CN': '已生效', en: 'Applied' } },
  refused: { tone: 'bad', text: { 'zh-CN': '已拒绝', en: 'Refused' } },
  overtaken: { tone: 'quiet', text: { 'zh-CN': '已失效', en: 'Overtaken' } },
  reviewed: { tone: 'good', text: { 'zh-CN': '已查看', en: 'Reviewed' } },
};
