import { type Random, seededRandom } from '@lendline/kernel';
import { dateOf, type DayNumber } from './days.ts';
import { lognormal } from './draws.ts';
import { distressOn, shocksOf } from './life.ts';
import { parameters } from './parameters.ts';
import type { Borrower } from './repayment.ts';

/** A wish for credit: minor units, in whole hundreds of the currency. */
export interface CreditWish {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

const period_days = 30;

/**
 * When and how much credit a person wants in [from, until). Need and impatience drive it, so that applicants are no
 * sample of the people: the selection that every lender's book has.
 */
export function creditWishes(borrower: Borrower, from: DayNumber, until: DayNumber): CreditWish[] {
  const wishes: CreditWish[] = [];
  const shocks = shocksOf(borrower.seed, borrower, { from: from - period_days, until });
  for (let period = Math.floor(from / period_days); period * period_days < until; period += 1) {
    const random = seededRandom(`${borrower.stream}/wish/${period}`);
    const day = period * period_days + random.below(period_days);
    const wants = random.next() < wishChance(borrower, distressOn(shocks, day));
    if (wants && day >= from && day < until) wishes.push({ on: dateOf(day), amount: drawAmount(borrower, random) });
  }
  return wishes;
}

function wishChance({ traits }: Borrower, distress: number): number {
  const figures = parameters.demand;
  const log =
    figures.byImpatience.value * traits.impatience +
    figures.byStability.value * traits.stability +
    figures.byDistress.value * Math.min(distress, 2);
  return Math.min(0.6, figures.perMonth.value * Math.exp(log));
}

function drawAmount(borrower: Borrower, random: Random): bigint {
  const figures = parameters.demand;
  const wished = lognormal(Number(borrower.monthlyIncome) * figures.amountInIncomes.value, 0.6, random);
  return BigInt(Math.max(5, Math.round(wished / 10_000))) * 10_000n;
}
