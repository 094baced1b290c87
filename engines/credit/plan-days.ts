import { present } from '@lendline/kernel';
import { daysBetween, dayCounts, rateFactor, yearParts } from './day-count.ts';
import { Decimal12, fromPpm } from './decimal.ts';
import { morePeriods, movedPeriods, type Period, repaymentPeriods } from './due-dates.ts';
import { monthsOf } from './interval.ts';
import type { LoanTerms } from './loan-terms.ts';
import type { PlanChange } from './plan-change.ts';

/** The days of a plan: its periods, and the parts of them within which balance and rate stay the same. */
export class PlanDays {
  readonly #terms: LoanTerms;
  readonly #payouts: { readonly on: Temporal.PlainDate; readonly amount: bigint }[] = [];
  readonly #rates: { readonly from: Temporal.PlainDate; readonly rate_ppm: number }[];
  readonly #pauses: { readonly from: Temporal.PlainDate; readonly due: Temporal.PlainDate }[] = [];
  readonly #prepaid: Extract<PlanChange, { kind: 'prepayment' }>[] = [];
  periods: readonly Period[];
  /** The day that due dates count from, and the number of the first of them, so that a short month shortens none after it. */
  #anchor: { readonly day: Temporal.PlainDate; readonly first: number };

  constructor(terms: LoanTerms) {
    this.#terms = terms;
    this.#rates = [{ from: terms.disbursed, rate_ppm: terms.rate_ppm }];
    this.periods = repaymentPeriods(terms);
    const { firstDue, disbursed } = terms;
    this.#anchor = firstDue === null ? { day: disbursed, first: 1 } : { day: firstDue, first: 0 };
  }

  payOut(on: Temporal.PlainDate, amount: bigint): void {
    this.#payouts.push({ on, amount });
  }

  /** A day's interest is that of its close, so a rate that holds on a day counts from the close of the one before. */
  changeRate(on: Temporal.PlainDate, rate_ppm: number): void {
    this.#rates.push({ from: on.subtract({ days: 1 }), rate_ppm });
    this.#rates.sort((a, b) => Temporal.PlainDate.compare(a.from, b.from));
  }

  pause(from: Temporal.PlainDate, to: Temporal.PlainDate): void {
    this.#pauses.push({ from: from.subtract({ days: 1 }), due: to });
  }

  move(from: Temporal.PlainDate, to: Temporal.PlainDate): void {
    const moved = this.periods.findIndex(({ due }) => due.equals(from));
    if (moved !== -1) this.#anchor = { day: to, first: -moved };
    this.periods = movedPeriods(this.periods, { from, to }, this.#terms);
  }

  /** More periods at the end at the usual distance, or fewer; at least one is left. */
  lengthen(extra: number): void {
    const { length } = this.periods;
    const kept = this.periods.slice(0, Math.max(1, length + Math.min(extra, 0)));
    const { day, first } = this.#anchor;
    const run = { anchor: day, first: first + kept.length, count: Math.max(extra, 0) };
    this.periods = morePeriods(kept, this.#terms, run);
  }

  prepay(prepayment: Extract<PlanChange, { kind: 'prepayment' }>): void {
    this.#prepaid.push(prepayment);
  }

  /** Paid out so far: before a day, or from one day up to another. */
  paidOut(from: Temporal.PlainDate | null, before: Temporal.PlainDate): bigint {
    const within = this.#payouts.filter(({ on }) => (from === null || !isBefore(on, from)) && isBefore(on, before));
    return within.reduce((sum, { amount }) => sum + amount, 0n);
  }

  paidOutOn(day: Temporal.PlainDate): bigint {
    return this.paidOut(day, day.add({ days: 1 }));
  }

  /** Principal paid by the close of a day whose instalment is due on `due` or after: still in the balance, but not out. */
  paidAhead(day: Temporal.PlainDate, due: Temporal.PlainDate): bigint {
    const ahead = this.#prepaid.filter((one) => !isBefore(day, one.on) && !isBefore(one.due, due));
    return ahead.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** A period in parts within which balance and rate stay the same. */
  partsOf({ from, due }: Period): Period[] {
    const cuts = [
      ...[...this.#payouts, ...this.#prepaid].map(({ on }) => on),
      ...this.#rates.map((rate) => rate.from),
      ...this.#pauses.flatMap((pause) => [pause.from, pause.due]),
    ].filter((day) => isBefore(from, day) && isBefore(day, due));
    const sorted = [from, ...cuts, due].toSorted((a, b) => Temporal.PlainDate.compare(a, b));
    // Two changes on one day are one cut.
    const days = sorted.filter((day, index) => index === 0 || !day.equals(sorted[index - 1]!));
    return days.slice(1).map((day, index) => ({ from: days[index]!, due: day }));
  }

  /** Interest on one unit of balance over a part of a period. */
  factor(part: Period, period: Period): Decimal12 {
    const paused = this.#pauses.some((pause) => !isBefore(part.from, pause.from) && !isBefore(pause.due, part.due));
    if (paused || part.from.equals(part.due)) return new Decimal12(0);
    return partFactor(this.#terms, this.rateOn(part.from), { part, period });
  }

  /** The yearly rate from the close of a day on. */
  rateOn(day: Temporal.PlainDate): number {
    const holding = this.#rates.findLast(({ from }) => !isBefore(day, from));
    return present(holding, 'a rate holds from the beginning').rate_ppm;
  }
}

/**
 * The rate factor of part of a repayment period. Where a month counts 30 days, or every period the same, a part counts by
 * its share of the period's actual days; else by its own days.
 */
function partFactor(terms: LoanTerms, rate_ppm: number, { part, period }: { part: Period; period: Period }): Decimal12 {
  const { days } = dayCounts[terms.dayCount];
  const byShare = days === 'nominal' || (days === 'thirty' && monthsOf(terms.every) !== undefined);
  const whole = part.from.equals(period.from) && part.due.equals(period.due);
  if (!byShare || whole) return rateFactor(rate_ppm, yearParts(terms, whole ? period : part));
  const [only] = yearParts(terms, period);
  const { parts, length } = present(only, 'a share of the same year is one part of it');
  const numerator = new Decimal12(parts).mul(daysBetween(part.from, part.due));
  const denominator = new Decimal12(length).mul(daysBetween(period.from, period.due));
  return fromPpm(rate_ppm).mul(numerator).div(denominator);
}

export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
