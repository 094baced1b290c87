import { assert, type Currency, money, type Money } from '@lendline/kernel';
import type { AccountKind } from './account.ts';
import type { Allocation } from './allocation.ts';
import type { FeeAmount } from './fee.ts';

/** One movement of double entry: the same amount leaves one account and enters another, so every posting balances. */
export interface Posting {
  readonly debit: AccountKind;
  readonly credit: AccountKind;
  /** Above zero. */
  readonly amount: Money;
}

/** The loan is paid out; fees for the day of disbursement are kept back, so that settlement moves by the net payout. */
export function disbursementPostings(principal: Money, keptBack: readonly FeeAmount[]): Posting[] {
  const post = postingIn(principal.currency);
  return [
    ...post('loan_principal', 'settlement', principal.amount),
    ...keptBack.flatMap(({ fee, duty }) => [
      ...post('settlement', 'fee_income', fee),
      ...post('settlement', 'duty_payable', duty),
    ]),
  ];
}

/** Interest earned over some days; see `accruedInterest`. */
export function interestAccrualPostings(interest: Money): Posting[] {
  return postingIn(interest.currency)('interest_receivable', 'interest_income', interest.amount);
}

/** A fee falls due: the borrower owes it with its duty, the duty is owed on to the state. */
export function feeDuePostings({ fee, duty }: FeeAmount, currency: Currency): Posting[] {
  const post = postingIn(currency);
  return [...post('fee_receivable', 'fee_income', fee), ...post('fee_receivable', 'duty_payable', duty)];
}

export function penaltyDuePostings(penalty: Money): Posting[] {
  return postingIn(penalty.currency)('penalty_receivable', 'penalty_income', penalty.amount);
}

/**
 * A payment as allocated; what nothing was owed for becomes the borrower's overpayment. Interest or fees paid before they are
 * accrued leave their receivable on the credit side until the accrual comes.
 */
export function repaymentPostings({ paid, overpaid }: Allocation, currency: Currency): Posting[] {
  const post = postingIn(currency);
  return [
    ...post('settlement', 'penalty_receivable', paid.penalty),
    ...post('settlement', 'fee_receivable', paid.fee),
    ...post('settlement', 'interest_receivable', paid.interest),
    ...post('settlement', 'loan_principal', paid.principal),
    ...post('settlement', 'overpayment', overpaid),
  ];
}

/** An overpayment goes back to the borrower. */
export function refundPostings(overpaid: Money): Posting[] {
  return postingIn(overpaid.currency)('overpayment', 'settlement', overpaid.amount);
}

/** The mirror image that undoes postings; nothing posted is ever changed or removed. */
export function reversalPostings(postings: readonly Posting[]): Posting[] {
  return postings.toReversed().map(({ debit, credit, amount }) => ({ debit: credit, credit: debit, amount }));
}

/** Every account's balance, debits less credits, in minor units. Over any set of postings they add up to zero. */
export function balances(postings: readonly Posting[]): Map<AccountKind, bigint> {
  const result = new Map<AccountKind, bigint>();
  for (const { debit, credit, amount } of postings) {
    result.set(debit, (result.get(debit) ?? 0n) + amount.amount);
    result.set(credit, (result.get(credit) ?? 0n) - amount.amount);
  }
  return result;
}

function postingIn(currency: Currency) {
  return (debit: AccountKind, credit: AccountKind, amount: bigint): Posting[] => {
    assert(amount >= 0n, 'a posting never has a negative amount: it is reversed instead');
    return amount === 0n ? [] : [{ debit, credit, amount: money(amount, currency) }];
  };
}
