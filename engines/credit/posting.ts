import { assert, type Currency, money, type Money } from '@lendline/kernel';
import type { AccountKind } from './account.ts';
import type { FeeAmount } from './fee.ts';

/** One movement of double entry: the same amount leaves one account and enters another, so every posting balances. */
export interface Posting {
  readonly debit: AccountKind;
  readonly credit: AccountKind;
  /** Above zero. */
  readonly amount: Money;
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

function postingIn(currency: Currency) {
  return (debit: AccountKind, credit: AccountKind, amount: bigint): Posting[] => {
    assert(amount >= 0n, 'a posting never has a negative amount: it is reversed instead');
    return amount === 0n ? [] : [{ debit, credit, amount: money(amount, currency) }];
  };
}
