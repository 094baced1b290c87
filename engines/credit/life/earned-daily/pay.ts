import { assert } from '@lendline/kernel';
import { components } from '../../component.ts';
import type { LoanState } from '../loan-state.ts';
import { minus, noParts, onlyPart, plus, smaller } from '../parts.ts';
import { type Payment, spend, type Spent } from '../spend.ts';
import type { Returned } from '../transaction.ts';
import { dailyEarning, forgoUnearned, payoffOn } from './earning.ts';

/**
 * Below the payoff money pays what is open as the terms allocate it. From the payoff on it ends the loan: interest of days that
 * will not come is not owed, also where it was paid in advance, and what is above stays the borrower's.
 */
export function payEarning(state: LoanState, payment: Payment): Spent {
  const ends = state.outstanding > 0n && payment.amount >= payoffOn(state, payment.on);
  const inAdvance = ends ? endInterest(state, payment.on) : 0n;
  const spent = spend(state, { ...payment, amount: payment.amount + inAdvance });
  if (inAdvance === 0n) return spent;
  const returned = returnedOf(inAdvance, spent);
  return { parts: minus(spent.parts, returned.to), left: spent.left - returned.toOverpaid, returned };
}

/** Where less is open than was paid ahead of its day, because something was let go, the loan ends without another payment. */
export function endIfPaid(state: LoanState, on: Temporal.PlainDate): Returned | null {
  if (dailyEarning(state.rules) === null) return null;
  const { returned } = payEarning(state, { amount: 0n, on, as: 'repayment' });
  state.overpaid += returned?.toOverpaid ?? 0n;
  return returned;
}

/** Interest to come is owed no more, and all fees count as income. Answers what had been paid of that interest. */
function endInterest(state: LoanState, on: Temporal.PlainDate): bigint {
  for (const line of state.plan) line.feesAreEarned = true;
  return forgoUnearned(state, state.plan, on);
}

/** Interest paid in advance for days that will not come pays principal first, then whatever else the last payment met. */
function returnedOf(inAdvance: bigint, { parts, left: overpaid }: Spent): Returned {
  let left = inAdvance;
  let to = noParts;
  for (const component of components.toReversed()) {
    const part = smaller(left, parts[component]);
    to = plus(to, onlyPart(component, part));
    left -= part;
  }
  assert(left <= overpaid, 'a payment and what was paid in advance went somewhere');
  return { from: onlyPart('interest', inAdvance), to, toOverpaid: left };
}
