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
  notThere: { 'zh-CN': '页面不存在', en: 'This page does not exist' },
  notThereWhy: {
    'zh-CN': '地址可能有误，或内容已移走。请从左侧菜单进入，或按 Ctrl-K 查找。',
    en: 'The address may be mistyped. Choose a page from the menu, or press Ctrl-K to find it.',
  },
} as const satisfies Dictionary;
