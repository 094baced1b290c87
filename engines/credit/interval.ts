/** How far apart instalments are: every 1 month, every 2 weeks, every 30 days, every half month. */
export interface Interval {
  readonly count: number;
  readonly unit: IntervalUnit;
}

export const intervalUnits = ['days', 'weeks', 'half_months', 'months'] as const;

export type IntervalUnit = (typeof intervalUnits)[number];

/** Units that make up a year of 12 months, 52 weeks or 365 days. */
export const unitsPerYear: Readonly<Record<IntervalUnit, number>> = {
  months: 12,
  half_months: 24,
  weeks: 52,
  days: 365,
};

/** Intervals of this length in a year. */
export function intervalsPerYear({ count, unit }: Interval): number {
  return unitsPerYear[unit] / count;
}

/** Months that an interval counts, for those that follow the calendar's months; undefined for days and weeks. */
export function monthsOf({ count, unit }: Interval): number | undefined {
  if (unit === 'months') return count;
  return unit === 'half_months' ? count / 2 : undefined;
}
