import { assert, err, ok, type RatePpm, type Result } from '@lendline/kernel';
import type { CashFlow } from './cash-flow.ts';
import { commonInterval } from './flow-interval.ts';
import { unitPeriodsBetween, yearsBetween } from './flow-time.ts';
import { type Interval, intervalsPerYear } from './interval.ts';
import { type NoRate, solveRate, type TimedFlow } from './rate-solver.ts';

/**
 * How dated flows become one annual rate:
 * - `eu`: the annual percentage rate of charge, Directive 2008/48/EC Annex I: an effective rate, compounded yearly;
 * - `us`: the annual percentage rate, Regulation Z, 12 CFR 1026 Appendix J: the rate of a unit-period times their number in a year;
 * - `irr`: the internal rate of return, nominal (the rate of an interval times their number in a year), as China's PBOC
 *   announcement 2021 No. 3 has lenders show it, beside its effective form.
 */
export const aprRules = ['eu', 'us', 'irr'] as const;

export type AprRule = (typeof aprRules)[number];

/** A yearly rate in parts per million, and in per cent to six decimals. */
export interface AnnualRate {
  readonly rate_ppm: RatePpm;
  readonly percent: number;
}

export interface Apr {
  readonly rule: AprRule;
  /** The figure that the rule calls the annual rate. */
  readonly apr: AnnualRate;
  /** The same flows without compounding within the year. */
  readonly nominal: AnnualRate;
  /** The same flows compounded over the year. */
  readonly effective: AnnualRate;
  /** The unit that time was counted in. */
  readonly interval: Interval;
}

/**
 * The annual rate of flows in one currency, fees included as payments; those of the first day count net. `interval` is found from
 * the dates unless given. Errors: why no rate exists.
 */
export function apr(flows: readonly CashFlow[], rule: AprRule, interval?: Interval): Result<Apr, NoRate> {
  const [first] = flows;
  if (!first) return err('nothing-received');
  assert(
    flows.every(({ amount }) => amount.currency === first.amount.currency),
    'flows of one rate share a currency',
  );
  const sorted = flows.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
  const every = interval ?? commonInterval(sorted.map(({ date }) => date));
  return rule === 'us' ? usApr(sorted, unitPeriod(sorted, every)) : yearlyApr(sorted, rule, every);
}

/** One advance and one payment: a term that is not in whole months counts in days, also when these make whole weeks (J (b)(5)(vii)). */
function unitPeriod(flows: readonly CashFlow[], { count, unit }: Interval): Interval {
  const days = new Set(flows.map(({ date }) => date.toString())).size;
  return unit === 'weeks' && days === 2 ? { count: count * 7, unit: 'days' } : { count, unit };
}

function usApr(flows: readonly CashFlow[], interval: Interval): Result<Apr, NoRate> {
  const start = flows[0]!.date;
  const timed = flows.map(
    (flow): TimedFlow => ({ amount: signed(flow), ...unitPeriodsBetween(start, flow.date, interval) }),
  );
  const solved = solveRate(timed);
  if (!solved.ok) return solved;
  const perYear = intervalsPerYear(interval);
  const nominal = annualRate(solved.value * perYear);
  return ok({ rule: 'us', apr: nominal, nominal, effective: annualRate((1 + solved.value) ** perYear - 1), interval });
}

function yearlyApr(flows: readonly CashFlow[], rule: 'eu' | 'irr', interval: Interval): Result<Apr, NoRate> {
  const start = flows[0]!.date;
  const timed = flows.map(
    (flow): TimedFlow => ({ amount: signed(flow), periods: yearsBetween(start, flow.date, interval), odd: 0 }),
  );
  const solved = solveRate(timed);
  if (!solved.ok) return solved;
  const perYear = intervalsPerYear(interval);
  const effective = annualRate(solved.value);
  const nominal = annualRate(perYear * ((1 + solved.value) ** (1 / perYear) - 1));
  return ok({ rule, apr: rule === 'eu' ? effective : nominal, nominal, effective, interval });
}

export function annualRate(rate: number): AnnualRate {
  return { rate_ppm: Math.round(rate * 1e6), percent: Number((rate * 100).toFixed(6)) };
}

/** Minor units as a double: exact up to 2^53, and a rate is no amount of money. */
function signed({ kind, amount }: CashFlow): number {
  return Number(kind === 'advance' ? amount.amount : -amount.amount);
}
