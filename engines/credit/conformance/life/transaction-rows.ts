import type { Currency } from '@lendline/kernel';
import type { LoanTransaction, TransactionKind } from '../../life/transaction.ts';
import { amountText, type Row } from './compare.ts';

/** What the vectors have no rows for stands under our own names. */
export const transactionNames: Readonly<Record<TransactionKind, string>> = {
  disbursement: 'Disbursement',
  repayment: 'Repayment',
  down_payment: 'Down Payment',
  goodwill_credit: 'Goodwill Credit',
  merchant_refund: 'Merchant Issued Refund',
  payout_refund: 'Payout Refund',
  waiver: 'Waive loan charges',
  charge_adjustment: 'Charge Adjustment',
  chargeback: 'Chargeback',
  credit_balance_refund: 'Credit Balance Refund',
  charge_off: 'Charge-off',
  re_age: 'Re-age',
  re_amortise: 'Re-amortize',
  accrual: 'Accrual',
  reschedule: 'reschedule',
  interest_pause: 'interest_pause',
  withdrawal: 'withdrawal',
};

/** Rows of these say nothing of what is still owed. */
const withoutBalance = new Set<TransactionKind>(['accrual', 'charge_off', 're_age', 're_amortise']);

export function transactionRow(one: LoanTransaction, currency: Currency): Row {
  const text = (amount: bigint): string => amountText(amount, currency);
  const { parts } = one;
  return new Map([
    ['date', one.on.toString()],
    ['type', transactionNames[one.kind]],
    ['amount', text(one.amount)],
    ['principal', text(parts.principal)],
    ['interest', text(parts.interest)],
    ['fees', text(parts.fee)],
    ['penalties', text(parts.penalty)],
    ['loanBalance', text(withoutBalance.has(one.kind) ? 0n : one.principalLeft)],
    ['overpayment', text(one.overpaid)],
    ['reverted', String(one.undone)],
  ]);
}
