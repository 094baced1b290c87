import { type Moments, momentsOf, noMoments } from './moments.ts';

/**
 * Up to this many values of one day are kept each, which makes medians over any window exact. A day with more keeps this
 * many, evenly spaced by rank; its ranks are then off by at most n / (2 * 256), 0.2 % of the day's values.
 */
export const exactValuesPerDay = 256;

/** A list of one day, with what a median over many days needs. */
export interface DayValues {
  readonly moments: Moments;
  /** Ascending. Fewer than `moments.n` when the day had more than `exactValuesPerDay`; then each stands for as many. */
  readonly sorted: readonly number[];
}

export const noValues: DayValues = { moments: noMoments, sorted: [] };

export function dayValues(values: readonly number[]): DayValues {
  if (values.length === 0) return noValues;
  const sorted = values.length === 1 ? values : Array.from(Float64Array.from(values).sort());
  return { moments: momentsOf(sorted), sorted: thinned(sorted) };
}

function thinned(sorted: readonly number[]): readonly number[] {
  if (sorted.length <= exactValuesPerDay) return sorted;
  const every = sorted.length / exactValuesPerDay;
  return Array.from({ length: exactValuesPerDay }, (_, index) => sorted[Math.floor((index + 0.5) * every)]!);
}
