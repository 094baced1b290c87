import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'payments.key-reused': {
    status: 422,
    text: {
      'zh-CN': '此 Idempotency-Key 已用于另一项请求，请换一个新的。',
      en: 'This Idempotency-Key was used for a different request; use a new one.',
    },
  },
  'payments.no-licence-record': {
    status: 409,
    text: {
      'zh-CN': '系统中没有放贷牌照记录，不能通过真实渠道放款。请管理员设置 LENDLINE_ALL_LICENCE 后再试。',
      en: 'There is no record of a lending licence, so no real money is paid out. An administrator sets LENDLINE_ALL_LICENCE first.',
    },
  },
  'payments.simulated-model': {
    status: 409,
    text: {
      'zh-CN': '这次审批所用的模型是用模拟数据训练的，不能通过真实渠道放款。请先用真实数据训练并启用模型。',
      en: 'The model behind this decision was trained on simulated data, so no real money is paid out. Train and choose a model on real data first.',
    },
  },
  'payments.amount-not-payable': {
    status: 422,
    text: {
      'zh-CN': '金额必须大于零，且币种为 {currency}。',
      en: 'The amount must be above zero, in {currency}.',
    },
  },
  'payments.differs': {
    status: 409,
    text: {
      'zh-CN': '这笔付款此前已以不同的金额或收款人提交，没有再次付款。请核对后重新发起。',
      en: 'This payment was asked for before with another amount or line; nothing was paid again. Check it and ask with a new key.',
    },
  },
  'payments.no-such-rail': {
    status: 422,
    text: {
      'zh-CN': '没有这个支付渠道，或它不能办理这种业务。请从“支付渠道”中选择。',
      en: 'There is no such rail, or it cannot do this. Choose one that the list of rails names for it.',
    },
  },
  'payments.nothing-to-return': {
    status: 409,
    text: {
      'zh-CN': '只有已到账的收款可以退回，且金额不能超过原收款。',
      en: 'Only a collection that has arrived can be given back, and no more than it was.',
    },
  },
  'payments.no-mandate-possible': {
    status: 409,
    text: {
      'zh-CN': '现在不能为这笔借款设置自动还款：需要已经放款，且渠道支持。',
      en: 'This loan cannot have a mandate now: it must have been paid out, by a rail that knows mandates.',
    },
  },
  'payments.mandate-days': {
    status: 422,
    text: {
      'zh-CN': '自动还款的截止日期须在今天之后、三年之内。',
      en: 'A mandate ends after today and within three years.',
    },
  },
  'payments.no-statement': {
    status: 409,
    text: {
      'zh-CN': '渠道现在没有给出对账单。请稍后再试；若渠道只送文件，则等待文件。',
      en: 'The rail gives no statement now. Try again later; a rail that sends files is waited for.',
    },
  },
  'payments.statement-days': {
    status: 422,
    text: {
      'zh-CN': '对账单的日期须从早到晚、不晚于今天，且不超过 31 天。',
      en: 'A statement is of days in order, none after today, 31 at most.',
    },
  },
  'payments.statement-taken': {
    status: 409,
    text: {
      'zh-CN': '这份对账单（编号 {message}）已经收过，没有再次处理。',
      en: 'This statement (message {message}) was taken before; nothing was done again.',
    },
  },
  'payments.suspense-over': {
    status: 409,
    text: {
      'zh-CN': '这笔款项已有处理结果，或正在等待同事决定。请刷新后再看。',
      en: 'This money has been dealt with, or waits for a colleague’s decision. Look at it again.',
    },
  },
  'payments.suspense-outgoing': {
    status: 409,
    text: {
      'zh-CN': '这是从我方账户付出的钱：只能查明后说明，不能匹配借款或退回。',
      en: 'This money left our account: it can be explained and closed, not matched to a loan or given back.',
    },
  },
  'payments.loan-not-paid-out': {
    status: 409,
    text: {
      'zh-CN': '没有已放款的这笔借款。请核对借款编号。',
      en: 'No such loan was paid out. Check the number of the loan.',
    },
  },
  'payments.other-decides': {
    status: 409,
    text: {
      'zh-CN': '申请退回的人不能自己同意。请由另一位同事决定。',
      en: 'Whoever asked for a return does not agree to it. Another member of staff decides.',
    },
  },
  'payments.webhook-address': {
    status: 422,
    text: {
      'zh-CN': '接收地址须以 https:// 开头，且不含用户名和密码。',
      en: 'The address starts with https:// and holds no user name or password.',
    },
  },
});
