import { type DayBalance, heldBetween } from '../state/day-airtime.ts';
import type { DayBucket } from '../state/day-bucket.ts';
import {
  held,
  type HeldMoments,
  meanOf,
  mergeHeld,
  MomentSum,
  nothingHeld,
  stdOf,
  variationOf,
} from '../state/moments.ts';
import { DaySeries } from './day-series.ts';
import { monthlyRhythm, variationOfWeeks } from './rhythm.ts';
import { coveredDays, type Figures, share, type Span, wholeDays } from './span.ts';
import { paretoShare } from './summary-stats.ts';
import { GapChain } from './talk-totals.ts';
import { ValuePool } from './value-pool.ts';

/** Top-ups and the airtime balance, over days put in newest first. Amounts are minor units of the line's one currency. */
export class AirtimeTotals {
  readonly #oneCurrency: boolean;
  readonly #today: number;
  readonly #daily: DaySeries;
  readonly #amounts = new ValuePool();
  readonly #gaps = new GapChain();
  readonly #before = new MomentSum();
  #spent = 0;
  #priced = 0;
  readonly #balance = new BalanceLine();

  /** @param oneCurrency without it there are no amounts: yuan and shillings do not add up */
  constructor(oneCurrency: boolean, { today, since_day }: { readonly today: number; readonly since_day: number }) {
    this.#oneCurrency = oneCurrency;
    this.#today = today;
    this.#daily = new DaySeries(today - since_day);
  }

  prepend({ day, airtime }: DayBucket): void {
    if (airtime === null) return;
    const { topupCount, topups, topupGaps, before, spent, priced, balance } = airtime;
    this.#gaps.prepend(topupCount, topupGaps);
    if (!this.#oneCurrency) return;
    this.#amounts.add(topups);
    this.#daily.add(this.#today - 1 - day, topups.moments.sum);
    this.#before.add(before);
    this.#spent += spent;
    this.#priced += priced;
    if (balance) this.#balance.prepend(balance);
  }

  /** Features of money put in. */
  topupFigures(span: Span, since_day: number): Figures {
    const { moments } = this.#amounts;
    const daily = this.#daily.last(this.#oneCurrency ? wholeDays(span, since_day) : 0);
    return {
      number_of_recharges: this.#gaps.count,
      recharges_per_day: share(this.#gaps.count, coveredDays(span, since_day)),
      amount_recharges_minor__sum: this.#oneCurrency ? moments.sum : null,
      amount_recharges_minor__mean: meanOf(moments),
      amount_recharges_minor__std: stdOf(moments),
      amount_recharges_minor__median: this.#amounts.median(),
      amount_recharges_minor__max: moments.n === 0 ? null : moments.max,
      variation_of_recharges: variationOf(moments),
      variation_of_weeks__recharges: variationOfWeeks(daily),
      monthly_rhythm__recharges: monthlyRhythm(daily),
      interevent_time_recharges__mean: meanOf(this.#gaps.gaps),
      interevent_time_recharges__std: stdOf(this.#gaps.gaps),
      variation_of_recharge_gaps: variationOf(this.#gaps.gaps),
      percent_pareto_recharges: moments.n === 0 ? null : paretoShare(this.#amounts.values()),
    };
  }

  /** Features of what is left. */
  balanceFigures(span: Span, since_ms: number): Figures {
    return {
      ...this.#balance.figures(Math.max(span.start_ms, since_ms), span.as_of_ms),
      balance_before_recharge_minor__mean: meanOf(this.#before.value),
    };
  }

  spendFigures(): Figures {
    return { airtime_spent_minor: this.#priced === 0 ? null : this.#spent };
  }
}

/**
 * The balance over time, as Flowminder's FlowKit defines TopUpBalance: between two readings the level is half way from
 * the balance after the one to the balance before the other; the first reading reaches back to the start of the known
 * window and the last one forward to `as_of`; every level weighs as long as it was held.
 */
class BalanceLine {
  #held: HeldMoments = nothingHeld;
  #first: Pick<DayBalance, 'first_ms' | 'first'> | null = null;
  #last: Pick<DayBalance, 'last_ms' | 'last'> | null = null;
  #min = Infinity;
  #max = -Infinity;

  prepend(day: DayBalance): void {
    this.#last ??= day;
    this.#held = mergeHeld(day.held, this.#held);
    if (this.#first) this.#held = mergeHeld(heldBetween(day, this.#first), this.#held);
    this.#first = day;
    this.#min = Math.min(this.#min, day.min);
    this.#max = Math.max(this.#max, day.max);
  }

  figures(from_ms: number, as_of_ms: number): Figures {
    const [first, last] = [this.#first, this.#last];
    const known = first !== null && last !== null;
    const level = known ? this.#extended({ first, last, from_ms, as_of_ms }) : nothingHeld;
    const timed = level.weight > 0;
    return {
      average_balance_recharges_minor: timed ? level.mean : null,
      balance_recharges_minor__std: timed ? Math.sqrt(Math.max(0, level.m2) / level.weight) : null,
      balance_minor__min: known ? this.#min : null,
      balance_minor__max: known ? this.#max : null,
    };
  }

  #extended(ends: {
    first: Pick<DayBalance, 'first_ms' | 'first'>;
    last: Pick<DayBalance, 'last_ms' | 'last'>;
    from_ms: number;
    as_of_ms: number;
  }): HeldMoments {
    const { first, last, from_ms, as_of_ms } = ends;
    const before = held(first.first, Math.max(0, first.first_ms - from_ms) / 1000);
    const after = held(last.last, Math.max(0, as_of_ms - last.last_ms) / 1000);
    return mergeHeld(before, mergeHeld(this.#held, after));
  }
}
