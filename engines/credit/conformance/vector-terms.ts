import { type Currency, err, type Result } from '@lendline/kernel';
import { type DayCount, dayCounts } from '../day-count.ts';
import { Decimal12 } from '../decimal.ts';
import type { IntervalUnit } from '../interval.ts';
import type { LoanTerms } from '../loan-terms.ts';
import { buildSchedule, type Schedule } from '../schedule.ts';

/** Vectors state decimals, not a currency; any currency with as many stands in. */
export function currencyWith(decimals: number): Currency {
  return decimals === 0 ? 'JPY' : 'EUR';
}

export const repaymentUnits = ['DAYS', 'WEEKS', 'MONTHS'] as const;

export function unitOf(name: (typeof repaymentUnits)[number]): IntervalUnit {
  return { DAYS: 'days' as const, WEEKS: 'weeks' as const, MONTHS: 'months' as const }[name];
}

/** `9.4822` per cent -> 94822. Undefined where it is no whole number of parts per million. */
export function ppmOfPercent(text: string): number | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const ppm = new Decimal12(text).mul(10_000);
  return ppm.isInteger() ? ppm.toNumber() : undefined;
}

/** Days in year and days in month as the vectors name them. Undefined for a pair that Lendline does not offer. */
export function dayCountOf(daysInYear: string, daysInMonth: string): DayCount | undefined {
  const month = daysInMonth === '30' ? '30' : 'actual';
  const name = `${month}/${daysInYear === 'ACTUAL' ? 'actual' : daysInYear}`;
  return Object.hasOwn(dayCounts, name) ? (name as DayCount) : undefined;
}

/** The schedule, or the first reason why these terms have none. */
export function scheduleOrReason(terms: LoanTerms): Result<Schedule, string> {
  const built = buildSchedule(terms);
  if (built.ok) return built;
  const [first] = built.error;
  return err(
    first ? `terms not offered: ${first.field} ${first.got}, expected ${first.expected.en}` : 'terms not offered',
  );
}
