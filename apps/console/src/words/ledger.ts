import type { LocalText } from '@lendline/kernel';

/** The accounts of the general ledger by the names that its chart gives them. */
const accounts: Readonly<Record<string, LocalText>> = {
  settlement: { 'zh-CN': '渠道清算', en: 'Settlement' },
  loan_principal: { 'zh-CN': '贷款本金', en: 'Loan principal' },
  interest_receivable: { 'zh-CN': '应收利息', en: 'Interest receivable' },
  fee_receivable: { 'zh-CN': '应收费用', en: 'Fees receivable' },
  penalty_receivable: { 'zh-CN': '应收罚息', en: 'Penalties receivable' },
  overpayment: { 'zh-CN': '客户多付款', en: 'Overpayments' },
  duty_payable: { 'zh-CN': '应交税费', en: 'Duty payable' },
  suspense: { 'zh-CN': '待匹配款项', en: 'Suspense' },
  interest_income: { 'zh-CN': '利息收入', en: 'Interest income' },
  fee_income: { 'zh-CN': '费用收入', en: 'Fee income' },
  penalty_income: { 'zh-CN': '罚息收入', en: 'Penalty income' },
  interest_charge_off: { 'zh-CN': '转损失的利息', en: 'Interest charged off' },
  fee_charge_off: { 'zh-CN': '转损失的费用', en: 'Fees charged off' },
  penalty_charge_off: { 'zh-CN': '转损失的罚息', en: 'Penalties charged off' },
  recoveries: { 'zh-CN': '收回的损失', en: 'Recoveries' },
  credit_loss: { 'zh-CN': '信用损失', en: 'Credit losses' },
  fraud_loss: { 'zh-CN': '欺诈损失', en: 'Fraud losses' },
  goodwill_expense: { 'zh-CN': '补偿支出', en: 'Goodwill' },
};

/** What a posting of the journal is. */
const entryKinds: Readonly<Record<string, LocalText>> = {
  disbursement: { 'zh-CN': '放款', en: 'Disbursement' },
  interest: { 'zh-CN': '计提利息', en: 'Interest earned' },
  'interest-reversed': { 'zh-CN': '冲回利息', en: 'Interest taken back' },
  fee: { 'zh-CN': '计收费用', en: 'Fee charged' },
  penalty: { 'zh-CN': '计收罚息', en: 'Penalty charged' },
  repayment: { 'zh-CN': '还款', en: 'Repayment' },
  'down-payment': { 'zh-CN': '首付', en: 'Down payment' },
  'merchant-refund': { 'zh-CN': '商户退款', en: 'Merchant refund' },
  'payout-refund': { 'zh-CN': '放款退回', en: 'Payout given back' },
  'goodwill-credit': { 'zh-CN': '补偿抵扣', en: 'Goodwill credit' },
  'charge-adjustment': { 'zh-CN': '费用调整', en: 'Charge adjusted' },
  chargeback: { 'zh-CN': '银行退回', en: 'Chargeback' },
  'credit-balance-refund': { 'zh-CN': '退还多付', en: 'Overpayment refunded' },
  'charge-off': { 'zh-CN': '转为损失', en: 'Charge-off' },
  'write-off': { 'zh-CN': '核销', en: 'Write-off' },
  recovery: { 'zh-CN': '损失收回', en: 'Recovery' },
  waiver: { 'zh-CN': '减免', en: 'Waiver' },
  're-age': { 'zh-CN': '重定账期', en: 'Re-age' },
  're-amortise': { 'zh-CN': '欠款重新分摊', en: 'Re-amortise' },
  reversal: { 'zh-CN': '冲正', en: 'Reversal' },
  transfer: { 'zh-CN': '转账', en: 'Transfer' },
};

export function accountText(account: string): LocalText {
  return accounts[account] ?? plain(account);
}

export function entryKindText(kind: string): LocalText {
  return entryKinds[kind] ?? plain(kind);
}

/** A name that this console does not know yet is shown as it is rather than not at all. */
function plain(code: string): LocalText {
  return { 'zh-CN': code, en: code };
}
