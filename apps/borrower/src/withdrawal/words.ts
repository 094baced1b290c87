import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '撤回借款', en: 'Withdraw from the loan' },
  lead: {
    'zh-CN': '{day} 前，您可以撤回这笔借款，不需要理由，也没有任何费用。',
    en: 'Until {day} you can withdraw from this loan, without giving a reason and at no cost.',
  },
  toReturn: { 'zh-CN': '归还', en: 'You give back' },
  returnBy: { 'zh-CN': '最晚归还日', en: 'No later than' },
  fallsAway: { 'zh-CN': '不用付的利息和费用', en: 'Interest and fees you do not pay' },
  what: {
    'zh-CN': '撤回后，原来的还款计划取消，只需在最晚归还日前一次归还本金。今天就可以还。',
    en: 'After it there are no instalments any more: you give back what you received, in one sum, by that day. You can do it today.',
  },
  withdraw: { 'zh-CN': '撤回借款', en: 'Withdraw from the loan' },
  sure: {
    'zh-CN': '确定撤回吗？撤回后不能恢复分期还款。',
    en: 'Withdraw? You cannot go back to paying in instalments afterwards.',
  },
  yes: { 'zh-CN': '确定撤回', en: 'Yes, withdraw' },
  no: { 'zh-CN': '不撤回', en: 'No, keep the loan' },
  done: { 'zh-CN': '您已撤回这笔借款。', en: 'You have withdrawn from this loan.' },
  giveBack: { 'zh-CN': '现在归还', en: 'Give the money back' },
  over: {
    'zh-CN': '撤回期限到 {day} 为止。您仍可随时提前结清，利息只算到那天。',
    en: 'The days to withdraw ended on {day}. You can still pay the loan off at any time, with interest only up to that day.',
  },
  payOff: { 'zh-CN': '提前结清', en: 'Pay it off early' },
} as const satisfies Dictionary;
