import type { Period } from './due-dates.ts';
import type { LoanTerms } from './loan-terms.ts';

/** What a method of repayment spreads: the balance after any down payment, over these periods. */
export interface Spread {
  readonly terms: LoanTerms;
  readonly balance: bigint;
  readonly periods: readonly Period[];
}

/** Principal and interest of one instalment, in minor units. */
export interface Share {
  readonly principal: bigint;
  readonly interest: bigint;
}

/** The principal that an instalment leaves after its interest, never below nothing and never above what is owed. */
export function principalWithin(instalment: bigint, interest: bigint, balance: bigint): bigint {
  const rest = instalment - interest;
  if (rest < 0n) return 0n;
  return rest > balance ? balance : rest;
}
