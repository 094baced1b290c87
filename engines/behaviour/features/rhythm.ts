import { momentsOf, variationOf } from '../state/moments.ts';
import { entropy } from './summary-stats.ts';

const shortestWeeks = 3;

/** Deviation over mean of a daily number; null below two weeks, or when the mean is 0. */
export function variationOfDays(series: Float64Array): number | null {
  return series.length < 14 ? null : variationOf(momentsOf([...series]));
}

/** Deviation over mean of the weekly number, in whole weeks counted back from the end; null below three weeks. */
export function variationOfWeeks(series: Float64Array): number | null {
  const weeks = weeklySums(series);
  return weeks.length < shortestWeeks ? null : variationOf(momentsOf(weeks));
}

/**
 * Autocorrelation of the daily counts at a lag of seven days, -1 to 1: how much one week is like the next (after the
 * "periodicity" of Bjorkegren and Grissen 2020). Null below three weeks, or when all days are alike.
 */
export function weeklyPeriodicity(series: Float64Array): number | null {
  if (series.length < shortestWeeks * 7) return null;
  const { sum, n, m2 } = momentsOf([...series]);
  if (m2 === 0) return null;
  const mean = sum / n;
  let product = 0;
  for (let day = 7; day < n; day += 1) product += (series[day]! - mean) * (series[day - 7]! - mean);
  return product / m2;
}

/** Entropy of counts over the parts of a cycle, over the greatest possible: 0 in one part, 1 in all alike. */
export function cycleEntropy(counts: readonly number[]): number | null {
  const nats = entropy(counts.filter((count) => count > 0));
  return nats === null ? null : nats / Math.log(counts.length);
}

function weeklySums(series: Float64Array): number[] {
  return Array.from({ length: Math.floor(series.length / 7) }, (_, week) => {
    let sum = 0;
    for (let day = week * 7; day < week * 7 + 7; day += 1) sum += series[day]!;
    return sum;
  });
}
