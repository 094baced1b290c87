import type { Guarantor, MyApplication } from '@lendline/applications/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';

export const businessWords = {
  title: { 'zh-CN': '经营主体与担保', en: 'Business and guarantee' },
  product: { 'zh-CN': '产品', en: 'Product' },
  name: { 'zh-CN': '名称', en: 'Name' },
  code: { 'zh-CN': '统一社会信用代码', en: 'Social credit code' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  soleTrader: { 'zh-CN': '个体工商户', en: 'Sole trader' },
  company: { 'zh-CN': '企业', en: 'Company' },
  representative: { 'zh-CN': '经营者（法定代表人）', en: 'Representative' },
  owner: { 'zh-CN': '即本号码机主（申报一致）', en: 'The owner of this line, as declared' },
  guarantor: { 'zh-CN': '保证人', en: 'Guarantor' },
  guarantee: { 'zh-CN': '担保', en: 'Guarantee' },
  signed: { 'zh-CN': '已签署当前协议', en: 'Signed for this agreement' },
  creditLine: { 'zh-CN': '循环额度', en: 'Credit line' },
} as const satisfies Dictionary;

export const guarantorStates: Readonly<Record<Guarantor['state'], LocalText>> = {
  asked: { 'zh-CN': '等待答复', en: 'Waiting for an answer' },
  agreed: { 'zh-CN': '已同意，未签署', en: 'Agreed, not signed' },
  refused: { 'zh-CN': '已拒绝', en: 'Refused' },
  dropped: { 'zh-CN': '已取消', en: 'Taken back' },
};

export const products: Readonly<Record<NonNullable<MyApplication['product']>, LocalText>> = {
  loan: { 'zh-CN': '单笔借款', en: 'One loan' },
  'credit-line': { 'zh-CN': '循环额度（首次提款）', en: 'Credit line, first drawdown' },
  drawdown: { 'zh-CN': '循环额度内提款', en: 'Drawdown of a credit line' },
};
