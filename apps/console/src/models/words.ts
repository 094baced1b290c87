import type { LocalText } from '@lendline/kernel';
import type { ModelRole } from '@lendline/models/contract';
import type { Dictionary } from '@lendline/ui';
import type { Tone } from '../words/states.ts';

export const modelWords = {
  title: { 'zh-CN': '模型', en: 'Models' },
  back: { 'zh-CN': '全部模型', en: 'All models' },
  name: { 'zh-CN': '名称', en: 'Name' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  segments: { 'zh-CN': '客群', en: 'Segments' },
  role: { 'zh-CN': '角色', en: 'Role' },
  registered: { 'zh-CN': '登记时间', en: 'Registered' },
  origin: { 'zh-CN': '数据来源', en: 'Trained on' },
  real: { 'zh-CN': '真实借款', en: 'Real loans' },
  metrics: { 'zh-CN': '指标', en: 'Figures' },
  facts: { 'zh-CN': '概要', en: 'Summary' },
  card: { 'zh-CN': '模型说明', en: 'Model card' },
  fingerprint: { 'zh-CN': '文件指纹', en: 'Fingerprint' },
  empty: {
    'zh-CN': '还没有登记模型。用 lendline train 训练后登记。',
    en: 'No model is registered yet. Train one with lendline train.',
  },
  simulatedNote: {
    'zh-CN': '这个模型用模拟国家的数据训练。凡显示其评分之处都会注明“模拟”，真实渠道拒绝据此放款。',
    en: 'This model was trained on the simulated country. Its score is labelled wherever it is shown, and real rails refuse to pay out on it.',
  },
} as const satisfies Dictionary;

export const modelRoles: Readonly<Record<ModelRole, { readonly tone: Tone; readonly text: LocalText }>> = {
  champion: { tone: 'good', text: { 'zh-CN': '冠军', en: 'Champion' } },
  challenger: { tone: 'busy', text: { 'zh-CN': '挑战者', en: 'Challenger' } },
  shadow: { tone: 'quiet', text: { 'zh-CN': '影子', en: 'Shadow' } },
  retired: { tone: 'quiet', text: { 'zh-CN': '已停用', en: 'Retired' } },
  withdrawn: { tone: 'bad', text: { 'zh-CN': '已撤回', en: 'Withdrawn' } },
};
