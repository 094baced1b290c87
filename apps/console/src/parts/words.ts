import type { Dictionary } from '@lendline/ui';

export const partWords = {
  loading: { 'zh-CN': '正在读取…', en: 'Loading…' },
  retry: { 'zh-CN': '再试一次', en: 'Try again' },
  simulated: { 'zh-CN': '模拟', en: 'Simulated' },
  simulatedWhy: {
    'zh-CN': '来自模拟国家的数据或模型，不是真实借款人。',
    en: 'From the simulated country: no real borrowers stand behind it.',
  },
  more: { 'zh-CN': '显示更多', en: 'Show more' },
  chart: { 'zh-CN': '图', en: 'Chart' },
  table: { 'zh-CN': '表', en: 'Table' },
  view: { 'zh-CN': '显示方式', en: 'Shown as' },
  note: { 'zh-CN': '说明', en: 'Note' },
  noteHint: {
    'zh-CN': '写明依据。说明会进入审计记录。',
    en: 'Say what you base it on. It goes into the audit trail.',
  },
  noteNeeded: { 'zh-CN': '请写下说明，至少 3 个字符', en: 'Write a note of at least 3 characters' },
  agree: { 'zh-CN': '同意', en: 'Agree' },
  refuse: { 'zh-CN': '不同意', en: 'Refuse' },
  ownWork: { 'zh-CN': '由您提出，须由另一位同事复核。', en: 'You asked for this; somebody else has to agree.' },
  notThere: { 'zh-CN': '页面不存在', en: 'This page does not exist' },
  notThereWhy: {
    'zh-CN': '地址可能有误，或内容已移走。请从左侧菜单进入，或按 Ctrl-K 查找。',
    en: 'The address may be mistyped. Choose a page from the menu, or press Ctrl-K to find it.',
  },
} as const satisfies Dictionary;
