import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '营业执照', en: 'Your licence' },
  lead: {
    'zh-CN': '以个体工商户或小微企业的名义申请。经营者（法定代表人）须是本手机号码的机主。',
    en: 'Apply as a sole trader or small firm. Its representative must be the owner of this phone line.',
  },
  product: { 'zh-CN': '申请什么', en: 'What you apply for' },
  loan: { 'zh-CN': '单笔借款', en: 'One loan' },
  loanHint: { 'zh-CN': '一次到账，按期归还', en: 'Paid out once, repaid by instalments' },
  'credit-line': { 'zh-CN': '循环额度', en: 'A credit line' },
  'credit-lineHint': {
    'zh-CN': '首次提款后，归还的本金可以再提',
    en: 'After a first drawdown, what you repay can be drawn again',
  },
  amount: { 'zh-CN': '希望的金额（{currency}，可不填）', en: 'Amount wished ({currency}, optional)' },
  notAnAmount: { 'zh-CN': '请只输入数字，例如 3000。', en: 'Please write a number only, such as 3000.' },
  code: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
  codeHint: { 'zh-CN': '营业执照上的 18 位代码', en: 'The 18 characters on the licence' },
  name: { 'zh-CN': '名称', en: 'Name of the business' },
  nameHint: { 'zh-CN': '与执照一致', en: 'As in the licence' },
  representative: { 'zh-CN': '经营者（法定代表人）姓名', en: 'Representative, name' },
  idNumber: { 'zh-CN': '经营者身份证号码', en: 'Representative, id number' },
  needed: { 'zh-CN': '请填写。', en: 'Please fill this in.' },
  save: { 'zh-CN': '继续', en: 'Go on' },
  stated: { 'zh-CN': '经营主体', en: 'Your business' },
  maskedCode: { 'zh-CN': '统一社会信用代码', en: 'Social credit code' },
  wish: { 'zh-CN': '希望的金额', en: 'Amount wished' },
  guarantor: { 'zh-CN': '保证人', en: 'Guarantor' },
  toGuarantor: { 'zh-CN': '指定或更换保证人', en: 'Name or change a guarantor' },
  change: { 'zh-CN': '修改', en: 'Change' },
} as const satisfies Dictionary;
