import type { Currency } from '@lendline/kernel';
import type { LoanEvent } from './event.ts';
import type { Parts } from './parts.ts';
import { replay } from './replay.ts';
import type { LoanRules } from './rules.ts';

/** What ends a loan on a day, and what of it is principal, interest, fees and penalties. In minor units. */
export interface PayoffQuote {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
  readonly parts: Parts;
}

/**
 * The payment that leaves nothing open on a day, by the same reading that the payment itself will meet: what is quoted is
 * what is taken. Null where nothing is open, or no money has been paid out.
 */
export function payoffQuote(
  rules: LoanRules,
  log: readonly LoanEvent[],
  { currency, on }: { readonly currency: Currency; readonly on: Temporal.PlainDate },
): PayoffQuote | null {
  const most = replay(rules, log, currency);
  if (most.outstanding === 0n) return null;
  // All that is planned to the end is enough on any day; what is too much of it is no part of the quote.
  const payment = { id: 'payoff quote', on, entered: on, kind: 'payment', as: 'repayment' } as const;
  const { transactions } = replay(rules, [...log, { ...payment, amount: most.outstanding }], currency);
  const paid = transactions.find(({ id }) => id === payment.id);
  return paid ? { on, amount: most.outstanding - paid.overpaid, parts: paid.parts } : null;
}
