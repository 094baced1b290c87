import type { Dictionary } from '@lendline/ui';

export const keyboardWords = {
  title: { 'zh-CN': '键盘快捷键', en: 'Keyboard shortcuts' },
  close: { 'zh-CN': '关闭', en: 'Close' },
  anywhere: { 'zh-CN': '任何页面', en: 'Anywhere' },
  queue: { 'zh-CN': '申请队列', en: 'In the queue' },
  palette: { 'zh-CN': '查找页面、申请和操作', en: 'Find pages, applications and actions' },
  sheet: { 'zh-CN': '显示本表', en: 'Show this sheet' },
  nextCase: { 'zh-CN': '打开等待最久的一笔', en: 'Open the case that waits longest' },
  nextRow: { 'zh-CN': '下一行', en: 'Next row' },
  previousRow: { 'zh-CN': '上一行', en: 'Previous row' },
  open: { 'zh-CN': '打开所在行', en: 'Open the row' },
  search: { 'zh-CN': '在列表中查找', en: 'Search in the list' },
} as const satisfies Dictionary;
