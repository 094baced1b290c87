import type { LocalText } from '@lendline/kernel';
import type { Step } from './lifecycle.ts';

/** What the history of an application notes: every step, and what happens without a change of state. */
export type Happening =
  | Step
  | 'start'
  | 'describe-business'
  | 'name-guarantor'
  | 'drop-guarantor'
  | 'guarantor-agreed'
  | 'guarantor-refused'
  | 'guarantor-signed'
  | 'open-cost'
  | 'prove-again'
  | 'propose-release';

/** The timeline's texts, in the lender's words. */
export const happeningTexts: Readonly<Record<Happening, LocalText>> = {
  start: { 'zh-CN': '开始申请', en: 'Application started' },
  'describe-business': { 'zh-CN': '填写营业执照信息', en: 'Licensed business stated' },
  'name-guarantor': { 'zh-CN': '指定保证人', en: 'Guarantor named' },
  'drop-guarantor': { 'zh-CN': '取消保证人', en: 'Guarantor taken back' },
  'guarantor-agreed': { 'zh-CN': '保证人同意担保', en: 'The guarantor agreed' },
  'guarantor-refused': { 'zh-CN': '保证人拒绝担保', en: 'The guarantor refused' },
  'guarantor-signed': { 'zh-CN': '保证人以短信验证码签署协议', en: 'Signed by the guarantor with a one-time code' },
  submit: { 'zh-CN': '提交申请', en: 'Handed in' },
  draw: { 'zh-CN': '在循环额度内提款', en: 'Drawdown of the credit line begun' },
  approve: { 'zh-CN': '系统批准，给出方案', en: 'Approved by the strategy, menu offered' },
  decline: { 'zh-CN': '系统未批准', en: 'Declined by the strategy' },
  refer: { 'zh-CN': '转人工审核', en: 'Referred to a person' },
  appeal: { 'zh-CN': '申请人要求人工复核', en: 'Appealed: the applicant asks for a person' },
  'approve-by-person': { 'zh-CN': '人工批准', en: 'Approved by a person' },
  'decline-by-person': { 'zh-CN': '人工未批准', en: 'Declined by a person' },
  choose: { 'zh-CN': '选择借款方案', en: 'Amount and term chosen' },
  'open-cost': { 'zh-CN': '打开融资成本明示表', en: 'Cost statement opened' },
  'confirm-cost': { 'zh-CN': '确认已阅读融资成本，生成协议', en: 'Cost statement confirmed, agreement made' },
  sign: { 'zh-CN': '短信验证码签署协议', en: 'Agreement signed with a one-time code' },
  hold: { 'zh-CN': '暂缓放款', en: 'Money held before payout' },
  'prove-again': { 'zh-CN': '申请人再次验证身份', en: 'The applicant proved possession of the line again' },
  'propose-release': { 'zh-CN': '提议放款，等待另一人复核', en: 'Release proposed; a second person is needed' },
  release: { 'zh-CN': '两人复核，恢复放款', en: 'Released by two people' },
  disburse: { 'zh-CN': '开立借款，发起放款', en: 'Loan opened, payout asked for' },
  activate: { 'zh-CN': '款项到账', en: 'Money arrived' },
  'call-off': { 'zh-CN': '放款未完成，借款取消', en: 'Payout not made, loan cancelled' },
  cancel: { 'zh-CN': '申请人取消', en: 'Cancelled by the applicant' },
  expire: { 'zh-CN': '方案过期', en: 'Offer expired' },
};
