import { daysBetween } from './day-count.ts';
import { type Interval, monthsOf } from './interval.ts';

/** Time from a loan's first flow to a later one: whole periods and the fraction of a period that is left over. */
export interface FlowTime {
  readonly periods: number;
  readonly odd: number;
}

/**
 * Years between two dates under Directive 2008/48/EC Annex I, remark (c) (as amended by 2011/90/EU): whole years, months (1/12)
 * or weeks (1/52) are counted back from the later date, the days left over divide by the days (365 or 366) of the year
 * that ends where they end. Loans whose flows follow days count whole years and days.
 */
export function yearsBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, interval: Interval): number {
  if (interval.unit === 'weeks') {
    const days = daysBetween(from, to);
    const weeks = Math.floor(days / 7);
    return weeks / 52 + dayFraction(from, from.add({ days: days % 7 }));
  }
  const months = monthsOf(interval);
  const step = months !== undefined && months % 12 !== 0 ? 1 : 12;
  const { count, end } = countBack(from, to, step);
  return (count * step) / 12 + dayFraction(from, end);
}

function dayFraction(from: Temporal.PlainDate, end: Temporal.PlainDate): number {
  return daysBetween(from, end) / daysBetween(end.subtract({ years: 1 }), end);
}

/**
 * Unit-periods between two dates under Regulation Z, 12 CFR 1026 Appendix J (b)(5): whole ones, and the odd fraction. Months are
 * counted back from the later date, with 30 days to the month left over; days and weeks divide by the days of the unit-period;
 * for years the rest is whole months, or days over 365.
 */
export function unitPeriodsBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, interval: Interval): FlowTime {
  const months = monthsOf(interval);
  // Of a half month a day is a 15th: Appendix J (b)(5)(iv).
  if (months !== undefined) return months === 12 ? wholeYears(from, to) : multipleMonths(from, to, months);
  const length = interval.count * (interval.unit === 'weeks' ? 7 : 1);
  const days = daysBetween(from, to);
  return { periods: Math.floor(days / length), odd: (days % length) / length };
}

function multipleMonths(from: Temporal.PlainDate, to: Temporal.PlainDate, months: number): FlowTime {
  const { count, end } = countBack(from, to, 1);
  const days = 30 * count + daysBetween(from, end);
  return { periods: Math.floor(days / (30 * months)), odd: (days % (30 * months)) / (30 * months) };
}

function wholeYears(from: Temporal.PlainDate, to: Temporal.PlainDate): FlowTime {
  const { count, end } = countBack(from, to, 12);
  const rest = countBack(from, end, 1);
  const inMonths = rest.end.equals(from);
  return { periods: count, odd: inMonths ? rest.count / 12 : daysBetween(from, end) / 365 };
}

/** How many whole steps of months fit when counting back from `to`, and the date where the odd days end. */
function countBack(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  step: number,
): { count: number; end: Temporal.PlainDate } {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  let count = Math.floor(months / step);
  // 31 Jan to 28 Feb is a whole month although a month back from 28 Feb is not 31 Jan.
  if (from.add({ months: count * step }).equals(to)) return { count, end: from };
  while (count > 0 && Temporal.PlainDate.compare(to.subtract({ months: count * step }), from) < 0) count -= 1;
  return { count, end: to.subtract({ months: count * step }) };
}
