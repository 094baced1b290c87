import { daysBetween } from './day-count.ts';
import type { Interval } from './interval.ts';

/**
 * The interval that recurs most often between the dates of a loan's flows: the unit its annual rate counts time in (the
 * "common period" of Regulation Z, Appendix J (b)(2)-(4)). Intervals equal as months count as months, else in weeks where whole,
 * else in days; of two equally frequent the shorter wins. Where none recurs, the average decides (nearest of a day, half a
 * month and whole weeks and months); where there is only one interval it is that. None exceeds a year.
 */
export function commonInterval(dates: readonly Temporal.PlainDate[]): Interval {
  const days = [...new Set(dates.map(String))].toSorted().map((day) => Temporal.PlainDate.from(day));
  const gaps = days.slice(1).map((to, index) => ({ from: days[index]!, to }));
  if (isHalfMonthly(days)) return { count: 1, unit: 'half_months' };
  // The time to the first payment is often odd, and counts only where it is all there is.
  const regular = gaps.length > 1 ? gaps.slice(1) : gaps;
  const ranked = tally(regular.flatMap(({ from, to }) => namesOf(from, to)));
  const [best] = ranked;
  if (!best) return { count: 1, unit: 'days' };
  if (best.times === 1 && regular.length > 1)
    return nearestStandard(regular.map(({ from, to }) => daysBetween(from, to)));
  return noLongerThanAYear(best.interval);
}

/** Whether payments fall on two days of every month: of three in a row the outer two are a month apart, the inner ones not. */
function isHalfMonthly(days: readonly Temporal.PlainDate[]): boolean {
  const payments = days.slice(1);
  if (payments.length < 4) return false;
  return payments.slice(2).every((day, index) => {
    const gap = daysBetween(payments[index + 1]!, day);
    return wholeMonths(payments[index]!, day) === 1 && gap > 12 && gap < 19;
  });
}

/** Whole months from `from` to `to`, or undefined. Month ends match: 31 Jan to 28 Feb, 28 Feb to 31 Mar. */
function wholeMonths(from: Temporal.PlainDate, to: Temporal.PlainDate): number | undefined {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const meets = from.add({ months }).equals(to) || to.subtract({ months }).equals(from);
  return months > 0 && meets ? months : undefined;
}

function namesOf(from: Temporal.PlainDate, to: Temporal.PlainDate): Interval[] {
  const months = wholeMonths(from, to);
  const days = daysBetween(from, to);
  const inDays: Interval = days % 7 === 0 ? { count: days / 7, unit: 'weeks' } : { count: days, unit: 'days' };
  return months === undefined ? [inDays] : [{ count: months, unit: 'months' }, inDays];
}

interface Tallied {
  readonly interval: Interval;
  readonly times: number;
}

function tally(intervals: readonly Interval[]): Tallied[] {
  const times = new Map<string, Tallied>();
  for (const interval of intervals) {
    const name = `${interval.count} ${interval.unit}`;
    times.set(name, { interval, times: (times.get(name)?.times ?? 0) + 1 });
  }
  return [...times.values()].toSorted((a, b) => b.times - a.times || rank(a.interval) - rank(b.interval));
}

/** Months before anything counted in days, then the shorter. */
function rank({ count, unit }: Interval): number {
  return { months: 0, half_months: 0, weeks: 1000, days: 1000 }[unit] + approximateDays({ count, unit });
}

function approximateDays({ count, unit }: Interval): number {
  return count * { months: 365 / 12, half_months: 365 / 24, weeks: 7, days: 1 }[unit];
}

function noLongerThanAYear(interval: Interval): Interval {
  return approximateDays(interval) > 366 ? { count: 12, unit: 'months' } : interval;
}

/** Of two equally near the shorter: they are tried in order of length. */
function nearestStandard(gaps: readonly number[]): Interval {
  const average = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const standards: Interval[] = [
    { count: 1, unit: 'days' as const },
    { count: 15, unit: 'days' as const },
    ...Array.from({ length: 52 }, (_, index) => ({ count: index + 1, unit: 'weeks' as const })),
    ...Array.from({ length: 12 }, (_, index) => ({ count: index + 1, unit: 'months' as const })),
  ].toSorted((a, b) => approximateDays(a) - approximateDays(b));
  const distance = (interval: Interval) => Math.abs(approximateDays(interval) - average);
  return standards.reduce((best, next) => (distance(next) < distance(best) ? next : best));
}
