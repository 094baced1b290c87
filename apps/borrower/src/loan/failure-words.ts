import type { Dictionary } from '@lendline/ui';

/** Why a rail did not take a payment, and what can be done, by the reasons that rails give. */
export const failureWords = {
  'insufficient-funds': {
    'zh-CN': '余额不足。请充值后再试，或还一部分。',
    en: 'There was not enough money. Top up and try again, or pay a part of it.',
  },
  'limit-reached': {
    'zh-CN': '超出限额。请还一部分，或换一种付款方式。',
    en: 'It is above the limit there. Pay a part of it, or pay another way.',
  },
  'amount-refused': {
    'zh-CN': '对方不接受这个金额。请换一个金额，或换一种付款方式。',
    en: 'This amount is not taken there. Choose another one, or pay another way.',
  },
  'declined-by-payer': { 'zh-CN': '您在手机上没有同意这次扣款。', en: 'It was declined on your phone.' },
  'no-mandate': {
    'zh-CN': '自动还款授权已经停止。请手动还款。',
    en: 'The agreement to automatic repayment has ended. Please pay by hand.',
  },
  'no-such-wallet': { 'zh-CN': '这个号码没有钱包。', en: 'This number has no wallet.' },
  'account-closed': { 'zh-CN': '钱包或账户已关闭。', en: 'The wallet or account is closed.' },
  refused: {
    'zh-CN': '付款方拒绝了扣款。请稍后再试，或换一种付款方式。',
    en: 'It was refused there. Try again later, or pay another way.',
  },
} as const satisfies Dictionary;

export function failureOf(reason: string): keyof typeof failureWords {
  return reason in failureWords ? (reason as keyof typeof failureWords) : 'refused';
}
