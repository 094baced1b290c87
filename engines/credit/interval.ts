/** How far apart instalments are: every 1 month, every 2 weeks, every 30 days. */
export interface Interval {
  readonly count: number;
  readonly unit: IntervalUnit;
}

export const intervalUnits = ['days', 'weeks', 'months'] as const;

export type IntervalUnit = (typeof intervalUnits)[number];

/** Intervals of this length that make up a year of 12 months, 52 weeks or 365 days. */
export function intervalsPerYear({ count, unit }: Interval): number {
  return { months: 12, weeks: 52, days: 365 }[unit] / count;
}
