import { assert, present } from '@lendline/kernel';
import { daysBetween, dayCounts, rateFactor, yearParts } from './day-count.ts';
import { Decimal12, fromMinor, toMinor, toMultiple } from './decimal.ts';
import { type Period, repaymentPeriods } from './due-dates.ts';
import { furtherLevelled, levelAmount } from './equal-instalments.ts';
import type { LoanTerms } from './loan-terms.ts';
import { downPaymentOf } from './schedule.ts';
import { principalWithin, type Share } from './spread.ts';

/** What changes the plan of a loan of equal instalments while it runs. */
export type PlanChange =
  /** More money is paid out: the instalments from its period on are levelled anew. */
  | { readonly kind: 'payout'; readonly on: Temporal.PlainDate; readonly amount: bigint }
  /** Another yearly rate from the beginning of a day; the instalments that it touches are levelled anew. */
  | { readonly kind: 'rate'; readonly from: Temporal.PlainDate; readonly rate_ppm: number }
  /** No interest on these days, both included; instalments stay as they are, the last one is smaller. */
  | { readonly kind: 'interest_pause'; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };

/** One instalment of a plan, in minor units. */
export type PlanRow = Period & Share;

/**
 * The plan of equal instalments after all changes, in the order in which they were agreed; a down payment is not in it.
 * With no changes it is the first schedule. Backdated changes are allowed: what was paid since is read over the new plan.
 */
export function planWithChanges(terms: LoanTerms, changes: readonly PlanChange[]): PlanRow[] {
  assert(terms.method === 'equal_instalments', 'only equal instalments are levelled anew');
  assert(terms.principalGrace === 0, 'instalments in grace are not levelled');
  const timeline = new Timeline(terms);
  for (const change of changes) timeline.take(change);
  return timeline.rows();
}

interface Payout {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

class Timeline {
  readonly #terms: LoanTerms;
  readonly #periods: readonly Period[];
  readonly #payouts: Payout[] = [];
  readonly #rates: { readonly from: Temporal.PlainDate; readonly rate_ppm: number }[];
  readonly #pauses: Period[] = [];
  #instalments: readonly bigint[];

  constructor(terms: LoanTerms) {
    this.#terms = terms;
    this.#periods = repaymentPeriods(terms);
    this.#rates = [{ from: terms.disbursed, rate_ppm: terms.rate_ppm }];
    this.#instalments = this.#periods.map(() => 0n);
    const { amount } = terms.principal;
    this.take({ kind: 'payout', on: terms.disbursed, amount: amount - downPaymentOf(terms, amount) });
  }

  take(change: PlanChange): void {
    switch (change.kind) {
      case 'payout':
        this.#payouts.push(change);
        return this.#levelFrom(change.on);
      case 'rate': {
        // A day's interest is that of its close, so a rate that holds on a day counts from the close of the one before.
        const from = change.from.subtract({ days: 1 });
        this.#rates.push({ from, rate_ppm: change.rate_ppm });
        this.#rates.sort((a, b) => Temporal.PlainDate.compare(a.from, b.from));
        return this.#levelFrom(from);
      }
      case 'interest_pause':
        this.#pauses.push({ from: change.from.subtract({ days: 1 }), due: change.to });
    }
  }

  rows(): PlanRow[] {
    let balance = 0n;
    return this.#periods.map((period, index) => {
      let interest = new Decimal12(0);
      for (const part of this.#partsOf(period)) {
        balance += this.#paidOutOn(part.from);
        interest = interest.add(fromMinor(balance).mul(this.#factor(part, period)));
      }
      const due = toMinor(interest);
      const last = index === this.#periods.length - 1;
      const principal = last ? balance : principalWithin(this.#instalments[index]!, due, balance);
      balance -= principal;
      return { ...period, principal, interest: due };
    });
  }

  /** Levels the instalments of the period that holds the day, and of all after it. */
  #levelFrom(day: Temporal.PlainDate): void {
    const first = this.#periods.findIndex(({ due }) => Temporal.PlainDate.compare(day, due) < 0);
    assert(first !== -1, 'a plan changes before its last due date');
    const { from, due } = this.#periods[first]!;
    const before = this.rows().slice(0, first);
    const paidOut = this.#payouts.reduce((sum, { on, amount }) => (isBefore(on, from) ? sum + amount : sum), 0n);
    const inPeriod = this.#payouts.reduce(
      (sum, { on, amount }) => (!isBefore(on, from) && isBefore(on, due) ? sum + amount : sum),
      0n,
    );
    const balance = paidOut + inPeriod - before.reduce((sum, { principal }) => sum + principal, 0n);
    const level = toMultiple(levelAmount(balance, this.#growths(first)), this.#terms.roundingMultiple);
    const count = this.#periods.length - first;
    this.#set(first, level);
    const adjusted = furtherLevelled({
      shares: this.rows(),
      emi: level,
      count,
      multiple: this.#terms.roundingMultiple,
    });
    if (adjusted === level) return;
    const gap = this.#gap(level);
    this.#set(first, adjusted);
    if (this.#gap(adjusted) >= gap) this.#set(first, level);
  }

  #set(first: number, instalment: bigint): void {
    this.#instalments = this.#instalments.map((known, index) => (index < first ? known : instalment));
  }

  /** How far the last instalment is from the others. */
  #gap(instalment: bigint): bigint {
    const last = present(this.rows().at(-1), 'a plan has a last instalment');
    const gap = last.principal + last.interest - instalment;
    return gap < 0n ? -gap : gap;
  }

  /** By how much one unit of balance grows over each period from the first one named on. */
  #growths(first: number): Decimal12[] {
    return this.#periods
      .slice(first)
      .map((period) =>
        this.#partsOf(period).reduce((sum, part) => sum.add(this.#factor(part, period)), new Decimal12(1)),
      );
  }

  /** A period in parts within which balance and rate stay the same. */
  #partsOf({ from, due }: Period): Period[] {
    const cuts = [
      ...this.#payouts.map(({ on }) => on),
      ...this.#rates.map((rate) => rate.from),
      ...this.#pauses.flatMap((pause) => [pause.from, pause.due]),
    ].filter((day) => isBefore(from, day) && isBefore(day, due));
    const sorted = [from, ...cuts, due].toSorted((a, b) => Temporal.PlainDate.compare(a, b));
    // Two changes on one day are one cut.
    const days = sorted.filter((day, index) => index === 0 || !day.equals(sorted[index - 1]!));
    return days.slice(1).map((day, index) => ({ from: days[index]!, due: day }));
  }

  #paidOutOn(day: Temporal.PlainDate): bigint {
    return this.#payouts.reduce((sum, { on, amount }) => (on.equals(day) ? sum + amount : sum), 0n);
  }

  #factor(part: Period, period: Period): Decimal12 {
    const paused = this.#pauses.some((pause) => !isBefore(part.from, pause.from) && !isBefore(pause.due, part.due));
    if (paused || part.from.equals(part.due)) return new Decimal12(0);
    const { rate_ppm } = present(
      this.#rates.findLast(({ from }) => !isBefore(part.from, from)),
      'a rate holds from the beginning',
    );
    return partFactor(this.#terms, rate_ppm, { part, period });
  }
}

/**
 * The rate factor of part of a repayment period. Where a month counts 30 days, a part counts by its share of the
 * period's actual days; else by its own days.
 */
function partFactor(terms: LoanTerms, rate_ppm: number, { part, period }: { part: Period; period: Period }): Decimal12 {
  const thirty = dayCounts[terms.dayCount].days === 'thirty' && terms.every.unit === 'months';
  const whole = part.from.equals(period.from) && part.due.equals(period.due);
  if (!thirty || whole) return rateFactor(rate_ppm, yearParts(terms, part));
  const [only] = yearParts(terms, period);
  const { parts, length } = present(only, 'a month of 30 days is one part of a year');
  const numerator = new Decimal12(parts).mul(daysBetween(part.from, part.due));
  const denominator = new Decimal12(length).mul(daysBetween(period.from, period.due));
  return new Decimal12(rate_ppm).div(1_000_000).mul(numerator).div(denominator);
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
