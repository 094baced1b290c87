import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '自动还款', en: 'Automatic repayment' },
  lead: {
    'zh-CN': '同意后，每期应还金额在还款日从这个号码的钱包扣取。这是自愿的，不同意也不影响借款。',
    en: 'If you agree, each instalment is taken from the wallet of this number on its due date. It is your choice: the loan is the same without it.',
  },
  limit: { 'zh-CN': '每次最多扣取（{currency}）', en: 'At most, each time ({currency})' },
  limitHint: { 'zh-CN': '任何一次扣款都不会超过这个金额。', en: 'Never more than this is taken at once.' },
  notAnAmount: { 'zh-CN': '请输入大于零的金额。', en: 'Please enter an amount above zero.' },
  tooLow: {
    'zh-CN': '低于您最大的一期：那期只扣 {amount}，其余请自己还。',
    en: 'This is below your largest instalment: only {amount} of it is taken, and you pay the rest yourself.',
  },
  when: { 'zh-CN': '什么时候扣多少', en: 'What is taken when' },
  again: {
    'zh-CN': '还款日钱包余额不足时，还款日后第 {days} 天再扣。',
    en: 'If there is not enough in the wallet on the day, it is tried again {days} days later.',
  },
  reminded: { 'zh-CN': '还款日前会发短信提醒您。', en: 'You get a text message before each due date.' },
  byHand: {
    'zh-CN': '您提前自己还了的部分不会再扣。',
    en: 'What you pay yourself before the day is not taken again.',
  },
  stopAnyTime: {
    'zh-CN': '可随时在这里停止，立即生效。',
    en: 'You can stop it here at any time, with effect at once.',
  },
  until: { 'zh-CN': '有效期到 {day}。', en: 'It ends by itself on {day}.' },
  agree: { 'zh-CN': '同意自动还款', en: 'Agree to automatic repayment' },
  nothingDue: { 'zh-CN': '没有未到期的应还款。', en: 'No instalment is still to come.' },
  notHere: { 'zh-CN': '目前不支持自动还款。', en: 'Automatic repayment is not offered at the moment.' },
  asked: {
    'zh-CN': '正在等待钱包确认。可以离开此页。',
    en: 'Your wallet is being asked. You can leave this page.',
  },
  active: { 'zh-CN': '自动还款已开通。', en: 'Automatic repayment is on.' },
  atMost: { 'zh-CN': '每次最多', en: 'At most, each time' },
  lastDay: { 'zh-CN': '有效期到', en: 'Ends on' },
  stop: { 'zh-CN': '停止自动还款', en: 'Stop automatic repayment' },
  ended: {
    'zh-CN': '自动还款已停止，不再扣款。请按时自己还款。',
    en: 'Automatic repayment is off: nothing is taken any more. Please repay by hand.',
  },
  endedThere: {
    'zh-CN': '自动还款已在钱包一侧停止。请按时自己还款。',
    en: 'Automatic repayment was ended at the wallet. Please repay by hand.',
  },
  refused: {
    'zh-CN': '钱包没有同意自动还款。可以再试一次，或自己还款。',
    en: 'The wallet did not accept automatic repayment. Try again, or repay by hand.',
  },
} as const satisfies Dictionary;
