import { assert } from '@lendline/kernel';
import { components } from '../../component.ts';
import type { EventOf } from '../event.ts';
import type { LoanState } from '../loan-state.ts';
import { minus, noParts, onlyPart, plus, smaller } from '../parts.ts';
import { spend, type Spent } from '../spend.ts';
import type { Returned } from '../transaction.ts';
import { forgoUnearned, payoffOn } from './earning.ts';

/**
 * Below the payoff money pays what is open as the terms allocate it. From the payoff on it ends the loan: interest of days that
 * will not come is not owed, also where it was paid in advance, and what is above stays the borrower's.
 */
export function payEarning(state: LoanState, { amount, on, as }: EventOf<'payment'>): Spent {
  const ends = state.outstanding > 0n && amount >= payoffOn(state, on);
  const inAdvance = ends ? endInterest(state, on) : 0n;
  const spent = spend(state, { amount: amount + inAdvance, on, as });
  if (inAdvance === 0n) return spent;
  const returned = returnedOf(inAdvance, spent);
  return { parts: minus(spent.parts, returned.to), left: spent.left - returned.toOverpaid, returned };
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
