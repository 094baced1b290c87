import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '您想借多少', en: 'What you wish' },
  segment: { 'zh-CN': '用途', en: 'For whom' },
  person: { 'zh-CN': '个人使用', en: 'For myself' },
  personHint: { 'zh-CN': '工资或其他个人收入', en: 'I live on wages or other personal income' },
  trader: { 'zh-CN': '个体经营', en: 'For my business' },
  traderHint: { 'zh-CN': '以店铺或生意的流水还款', en: 'I repay from the takings of a shop or trade' },
  toBusiness: {
    'zh-CN': '有营业执照？填写执照信息，可申请循环额度',
    en: 'With a licence? State it, and apply for a credit line if you wish',
  },
  amount: { 'zh-CN': '希望的金额（{currency}，可不填）', en: 'Amount wished ({currency}, optional)' },
  amountHint: {
    'zh-CN': '最终额度由审批决定，之后您还可以选择更少。',
    en: 'The decision sets the limit; you can still take less afterwards.',
  },
  notAnAmount: { 'zh-CN': '请只输入数字，例如 3000。', en: 'Please write a number only, such as 3000.' },
  summary: { 'zh-CN': '提交内容', en: 'What you hand in' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  files: { 'zh-CN': '资料', en: 'Records' },
  filesCount: { 'zh-CN': '{n} 份可用文件', en: '{n} that count' },
  none: { 'zh-CN': '未提供', en: 'none' },
  submit: { 'zh-CN': '提交申请', en: 'Hand in' },
  small: {
    'zh-CN': '由系统自动审批，通常几秒内有结果。您可以要求说明理由，也可以要求人工复核。',
    en: 'A system decides, usually within seconds. You may ask for its reasons, and for a person to look again.',
  },
} as const satisfies Dictionary;
