import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'loans.terms-not-possible': {
    status: 422,
    text: {
      'zh-CN': '按这些条件无法生成还款计划（{field}）。请重新选择方案。',
      en: 'No schedule follows from these terms ({field}). Please choose another offer.',
    },
  },
  'loans.not-what-was-signed': {
    status: 409,
    text: {
      'zh-CN': '还款计划与已签合同的还款总额不一致，未放款。请联系客服。',
      en: 'The schedule does not come to the total that was signed, so nothing was paid out. Please contact us.',
    },
  },
  'loans.other-agreement': {
    status: 409,
    text: {
      'zh-CN': '这份申请已按另一份合同开立借款，没有重复开立。',
      en: 'This application has a loan under another agreement already; no second one was opened.',
    },
  },
  'loans.not-cancellable': {
    status: 409,
    text: {
      'zh-CN': '资金已在发放或已经发放，不能取消。您可以随时提前还清，只付已产生的利息。',
      en: 'The money is on its way or paid out, so this loan cannot be cancelled. You can pay it off early at any time, with interest only for the days so far.',
    },
  },
  'loans.nothing-to-repay': {
    status: 409,
    text: { 'zh-CN': '这笔借款目前没有需要偿还的金额。', en: 'Nothing is owed on this loan at the moment.' },
  },
  'loans.amount-not-payable': {
    status: 422,
    text: {
      'zh-CN': '还款金额必须大于零，且币种为 {currency}。',
      en: 'The amount to repay must be above zero, in {currency}.',
    },
  },
  'loans.above-payoff': {
    status: 422,
    text: {
      'zh-CN': '今天结清只需 {payoff} {currency}，请不要超过这个金额。',
      en: '{payoff} {currency} pays this loan off today; please do not pay more than that.',
    },
  },
  'loans.payment-under-way': {
    status: 409,
    text: {
      'zh-CN': '您有一笔还款正在处理，目前最多还需 {left} {currency}。请等它完成后再试。',
      en: 'A repayment is on its way; at most {left} {currency} is left to pay. Please wait until it has arrived.',
    },
  },
});
