import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '提前结清', en: 'Pay it off early' },
  lead: {
    'zh-CN': '随时可以结清，没有手续费和违约金，利息只算到结清那天。',
    en: 'You can pay it all off on any day. There is no fee for that, and interest is owed only up to that day.',
  },
  day: { 'zh-CN': '结清日期', en: 'Day' },
  principal: { 'zh-CN': '本金', en: 'Principal' },
  interest: { 'zh-CN': '到那天的利息', en: 'Interest up to that day' },
  fees: { 'zh-CN': '费用', en: 'Fees' },
  penalties: { 'zh-CN': '违约金', en: 'Penalties' },
  total: { 'zh-CN': '结清共需', en: 'To pay it all off' },
  saved: {
    'zh-CN': '比按计划还款少付利息 {amount}。',
    en: 'That is {amount} less interest than by the repayment plan.',
  },
  pay: { 'zh-CN': '现在结清 {amount}', en: 'Pay off {amount} now' },
  notYet: {
    'zh-CN': '这是 {day} 的金额，以期间没有其他还款为前提。请在那天回到这里结清。',
    en: 'This is the amount on {day} if nothing else is paid before. Come back here on that day to pay.',
  },
} as const satisfies Dictionary;
