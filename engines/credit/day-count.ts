import { assert } from '@lendline/kernel';
import { Decimal12, fromPpm } from './decimal.ts';
import type { Period } from './due-dates.ts';
import { type Interval, monthsOf, unitsPerYear } from './interval.ts';

/**
 * How a period counts as a part of a year. `days`: a month has 30 days, its actual days, or (`nominal`)
 * every period is the same share of a year. `year`: the length it is divided by; `actual` is each day's own
 * year, split at year end; `first` the length of the year of disbursement, kept for the loan's whole life.
 */
interface DayCountRule {
  readonly days: 'thirty' | 'actual' | 'nominal';
  readonly year: 360 | 364 | 365 | 'actual' | 'first';
}

const rules = {
  '30/360': { days: 'thirty', year: 360 },
  '30/365': { days: 'thirty', year: 365 },
  'actual/360': { days: 'actual', year: 360 },
  'actual/364': { days: 'actual', year: 364 },
  'actual/365': { days: 'actual', year: 365 },
  'actual/actual': { days: 'actual', year: 'actual' },
  'actual/first-year': { days: 'actual', year: 'first' },
  nominal: { days: 'nominal', year: 365 },
} as const satisfies Record<string, DayCountRule>;

export type DayCount = keyof typeof rules;

export const dayCounts: Readonly<Record<DayCount, DayCountRule>> = rules;

/** An exact part of a year: `parts` of a year of `length` parts. */
export interface YearPart {
  readonly parts: number;
  readonly length: number;
}

export interface DayCountTerms {
  readonly dayCount: DayCount;
  readonly every: Interval;
  readonly disbursed: Temporal.PlainDate;
}

/**
 * The share of a year that a regular repayment period is, as exact parts: one part, or one for each
 * calendar year touched under actual/actual (12 Dec 2023 - 12 Jan 2024 = 19/365 + 12/366).
 */
export function yearParts(terms: DayCountTerms, period: Period): YearPart[] {
  const { days, year } = dayCounts[terms.dayCount];
  const { every, disbursed } = terms;
  if (days === 'nominal') return [nominalPart(every, period)];
  if (year === 'actual') return actualParts(period.from, period.due);
  const length = year === 'first' ? disbursed.daysInYear : year;
  const months = monthsOf(every);
  if (days === 'actual' || months === undefined) return [{ parts: daysBetween(period.from, period.due), length }];
  if (!period.irregular) return [{ parts: 30 * months, length }];
  const { whole, rest, of } = monthsIn(period);
  return [{ parts: 30 * (whole * of + rest), length: length * of }];
}

/** The same share of a year for every regular period; an agreed or moved due date counts whole months and the rest by days. */
function nominalPart(every: Interval, period: Period): YearPart {
  if (!period.irregular) return { parts: every.count, length: unitsPerYear[every.unit] };
  if (monthsOf(every) === undefined) {
    const days = daysBetween(period.from, period.due);
    return every.unit === 'weeks' ? { parts: days, length: 52 * 7 } : { parts: days, length: 365 };
  }
  const { whole, rest, of } = monthsIn(period);
  return { parts: whole * of + rest, length: 12 * of };
}

/** Whole months of a period, and the days left over, of the days of the month that they begin. */
function monthsIn({ from, due }: Period): { readonly whole: number; readonly rest: number; readonly of: number } {
  const whole = from.until(due, { largestUnit: 'months' }).months;
  const start = from.add({ months: whole });
  return { whole, rest: daysBetween(start, due), of: daysBetween(start, from.add({ months: whole + 1 })) };
}

/** Interest on one unit of balance over a regular period, to 12 digits: yearly rate times the period's share of a year. */
export function rateFactor(rate_ppm: number, parts: readonly YearPart[]): Decimal12 {
  const rate = fromPpm(rate_ppm);
  const [only] = parts;
  // One division at the very end where that is possible: it is the last digit that decides ties.
  if (parts.length === 1 && only) return rate.mul(only.parts).div(only.length);
  const share = parts.reduce(
    (sum, { parts: part, length }) => sum.add(new Decimal12(part).div(length)),
    new Decimal12(0),
  );
  return rate.mul(share);
}

/**
 * The weight of the days from `from` to `to` inside a period, comparable within one day count only. Equal days weigh
 * the same, but for actual/actual, where a day of a leap year is 1/366 and any other 1/365.
 */
export function dayWeight(dayCount: DayCount, from: Temporal.PlainDate, to: Temporal.PlainDate): bigint {
  if (dayCounts[dayCount].year !== 'actual') return BigInt(daysBetween(from, to));
  return actualParts(from, to).reduce(
    (sum, { parts, length }) => sum + BigInt(parts * (length === 366 ? 365 : 366)),
    0n,
  );
}

export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days;
}

function actualParts(from: Temporal.PlainDate, to: Temporal.PlainDate): YearPart[] {
  assert(Temporal.PlainDate.compare(from, to) <= 0, 'a period does not end before it starts');
  const parts: YearPart[] = [];
  let start = from;
  for (let year = from.year; year <= to.year; year += 1) {
    // A year ends at the close of 31 December: the night to 1 January belongs to the new year.
    const end = year === to.year ? to : new Temporal.PlainDate(year, 12, 31);
    parts.push({ parts: daysBetween(start, end), length: end.daysInYear });
    start = end;
  }
  return parts;
}
