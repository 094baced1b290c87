import type { LocalText } from '@lendline/kernel';
import type { Duty, Exposure, MaterialityTier } from '@lendline/models/contract';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const careWords = {
  inventory: { 'zh-CN': '模型清单', en: 'Model inventory' },
  empty: { 'zh-CN': '还没有登记模型。', en: 'No model is registered yet.' },
  materiality: { 'zh-CN': '重要性', en: 'Materiality' },
  grounds: { 'zh-CN': '依据', en: 'Grounds' },
  intendedUse: { 'zh-CN': '用途', en: 'What it is for' },
  useNeeded: { 'zh-CN': '请写明用途，至少 3 个字符', en: 'Say what it is for, in at least 3 characters' },
  notSaid: { 'zh-CN': '未填', en: 'Nobody has said' },
  exposure: { 'zh-CN': '涉及金额', en: 'What rides on it' },
  exposureHint: {
    'zh-CN': '未填按高计。金额低的在用模型降一级，不能按分卡解读的升一级。',
    en: 'Unsaid counts as much. Little lowers a model that decides by one; a model that cannot be read off a card is raised.',
  },
  review: { 'zh-CN': '复核间隔', en: 'Reviewed every' },
  days: { 'zh-CN': '{days} 天', en: '{days} days' },
  sayStakes: { 'zh-CN': '更新重要性', en: 'Say what is at stake' },
  duties: { 'zh-CN': '责任人', en: 'Who answers for it' },
  dutiesWhy: {
    'zh-CN': '按《商业银行互联网贷款管理暂行办法》第三章，每个阶段须有人负责。开发和评审不能是同一人。',
    en: 'Each stage has somebody who answers for it (Interim Measures for Internet Loans, chapter 3). Development and review are never one person’s.',
  },
  nobody: { 'zh-CN': '无人负责', en: 'Nobody' },
  duty: { 'zh-CN': '阶段', en: 'Stage' },
  holder: { 'zh-CN': '负责人', en: 'Held by' },
  holderHint: {
    'zh-CN': '员工编号或部门，例如 staff:staff_watch',
    en: 'A member or a team, such as staff:staff_watch',
  },
  holderNeeded: { 'zh-CN': '请写明由谁负责', en: 'Say who holds it' },
  give: { 'zh-CN': '指定', en: 'Give it to them' },
  scores: { 'zh-CN': '近 90 天评分', en: 'Scores in 90 days' },
  alerts: { 'zh-CN': '未处理警报', en: 'Open alerts' },
  missing: { 'zh-CN': '缺 {count} 项', en: '{count} missing' },
  whole: { 'zh-CN': '齐全', en: 'All held' },
} as const satisfies Dictionary;

export const dutyWords: Readonly<Record<Duty, LocalText>> = {
  development: { 'zh-CN': '开发', en: 'Development' },
  test: { 'zh-CN': '测试', en: 'Test' },
  review: { 'zh-CN': '评审', en: 'Review' },
  monitoring: { 'zh-CN': '监测', en: 'Monitoring' },
  optimisation: { 'zh-CN': '优化', en: 'Optimisation' },
  retirement: { 'zh-CN': '退出', en: 'Retirement' },
};

export const dutyOrder = Object.keys(dutyWords) as readonly Duty[];

export const tiers: Readonly<Record<MaterialityTier, StateWord>> = {
  high: { tone: 'warn', text: { 'zh-CN': '高', en: 'High' } },
  medium: { tone: 'busy', text: { 'zh-CN': '中', en: 'Medium' } },
  low: { tone: 'quiet', text: { 'zh-CN': '低', en: 'Low' } },
};

export const exposures: Readonly<Record<Exposure, LocalText>> = {
  low: { 'zh-CN': '少', en: 'Little' },
  medium: { 'zh-CN': '中等', en: 'Some' },
  high: { 'zh-CN': '多', en: 'Much' },
};
