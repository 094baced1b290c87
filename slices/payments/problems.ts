import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
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
});
