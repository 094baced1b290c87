import type { Environment, ReleaseState, StrategyState } from '@lendline/decisions/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const strategyWords = {
  title: { 'zh-CN': '审批策略', en: 'Strategies' },
  note: {
    'zh-CN': '新申请在“{environment}”环境中按在用版本审批。',
    en: 'This house decides in the environment “{environment}”.',
  },
  none: { 'zh-CN': '还没有策略版本。', en: 'No version yet.' },
  version: { 'zh-CN': '版本', en: 'Version' },
  one: { 'zh-CN': '版本 {number}', en: 'Version {number}' },
  name: { 'zh-CN': '名称', en: 'Name' },
  state: { 'zh-CN': '文档', en: 'Document' },
  releases: { 'zh-CN': '发布', en: 'Released' },
  notReleased: { 'zh-CN': '未发布', en: 'nowhere' },
  saved: { 'zh-CN': '保存', en: 'Saved' },
  savedBy: { 'zh-CN': '{who} 于 {at}', en: '{who}, {at}' },
  revision: { 'zh-CN': '修订 {n}', en: 'revision {n}' },
  releaseText: { 'zh-CN': '{environment}：{state}', en: '{environment}: {state}' },
  share: { 'zh-CN': '（{share} 的号码）', en: ' ({share} of the lines)' },

  ofVersion: { 'zh-CN': '版本的页面', en: 'Pages of this version' },
  read: { 'zh-CN': '内容', en: 'Read' },
  edit: { 'zh-CN': '编辑', en: 'Edit' },
  changes: { 'zh-CN': '差异', en: 'Compare' },
  simulator: { 'zh-CN': '模拟', en: 'Simulate' },
  beside: { 'zh-CN': '并行评估', en: 'Beside the live one' },
  backtests: { 'zh-CN': '回测', en: 'Backtests' },
  release: { 'zh-CN': '复核与发布', en: 'Review and release' },

  faults: { 'zh-CN': '问题', en: 'Faults' },
  noFaults: { 'zh-CN': '没有问题。', en: 'Nothing is wrong with it.' },
  where: { 'zh-CN': '位置：{where}', en: 'At {where}' },
  graph: { 'zh-CN': '审批图', en: 'Decision graph' },
  subGraph: { 'zh-CN': '子图 {key}', en: 'Sub-graph {key}' },
  summary: {
    'zh-CN': '{nodes} 个节点，其中 {tables} 张决策表，{edges} 条连线。',
    en: '{nodes} nodes, {tables} of them decision tables, and {edges} edges.',
  },
  node: { 'zh-CN': '节点', en: 'Node' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  step: { 'zh-CN': '次序', en: 'Step' },
  leadsTo: { 'zh-CN': '通往', en: 'Leads to' },
  row: { 'zh-CN': '行', en: 'Row' },
  always: { 'zh-CN': '任意', en: 'any' },
  first: { 'zh-CN': '取首个符合的行', en: 'The first row that fits decides' },
  collect: { 'zh-CN': '取所有符合的行', en: 'Every row that fits counts' },
  result: { 'zh-CN': '→ {name}', en: '→ {name}' },
  history: { 'zh-CN': '经过', en: 'History' },
  noHistory: { 'zh-CN': '没有变动。', en: 'Nothing happened to it yet.' },
  when: { 'zh-CN': '时间', en: 'When' },
  move: { 'zh-CN': '变动', en: 'Change' },
  by: { 'zh-CN': '由', en: 'By' },
  why: { 'zh-CN': '说明', en: 'Why' },
} as const satisfies Dictionary;

export const strategyStates: Readonly<Record<StrategyState | ReleaseState, StateWord>> = {
  draft: { tone: 'quiet', text: { 'zh-CN': '草稿', en: 'Draft' } },
  'in-review': { tone: 'warn', text: { 'zh-CN': '复核中', en: 'In review' } },
  approved: { tone: 'good', text: { 'zh-CN': '已通过', en: 'Approved' } },
  rejected: { tone: 'bad', text: { 'zh-CN': '未通过', en: 'Rejected' } },
  canary: { tone: 'busy', text: { 'zh-CN': '灰度', en: 'Canary' } },
  live: { tone: 'good', text: { 'zh-CN': '在用', en: 'Live' } },
  retired: { tone: 'quiet', text: { 'zh-CN': '已停用', en: 'Retired' } },
};

export const environmentNames: Readonly<Record<Environment, LocalText>> = {
  test: { 'zh-CN': '测试', en: 'Test' },
  live: { 'zh-CN': '生产', en: 'Live' },
};

const nodeKinds: Readonly<Record<string, LocalText>> = {
  inputNode: { 'zh-CN': '输入', en: 'Input' },
  outputNode: { 'zh-CN': '输出', en: 'Output' },
  decisionTableNode: { 'zh-CN': '决策表', en: 'Decision table' },
  expressionNode: { 'zh-CN': '表达式', en: 'Expressions' },
  switchNode: { 'zh-CN': '分支', en: 'Switch' },
  decisionNode: { 'zh-CN': '子图', en: 'Sub-graph' },
  customNode: { 'zh-CN': '额度与定价', en: 'Limit and price' },
};

export function nodeKindText(kind: string): LocalText {
  return nodeKinds[kind] ?? { 'zh-CN': kind, en: kind };
}
