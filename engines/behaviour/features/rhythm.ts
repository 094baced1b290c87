import type { LineView } from './line-view.ts';
import { entropy, meanAndStd, variation } from './summary-stats.ts';

const hour_ms = 3_600_000;
/** Two years: beyond that a rhythm says nothing new, and a file with one absurd date cannot make the series endless. */
const longestSeries_days = 730;
const shortestWeeks = 3;

/** Deviation over mean of the daily number of calls and texts; null below two weeks. */
export function variationOfDays(view: LineView): number | null {
  const series = dailyCounts(view);
  return series.length < 14 ? null : variation(series);
}

/** Deviation over mean of the weekly number, in whole weeks counted back from `as_of`; null below three weeks. */
export function variationOfWeeks(view: LineView): number | null {
  const series = dailyCounts(view).reverse();
  const weeks = Array.from({ length: Math.floor(series.length / 7) }, (_, week) =>
    series.slice(week * 7, week * 7 + 7).reduce((sum, count) => sum + count, 0),
  );
  return weeks.length < shortestWeeks ? null : variation(weeks);
}

/**
 * Autocorrelation of the daily counts at a lag of seven days, -1 to 1: how much one week is like the next (after the
 * "periodicity" of Bjorkegren and Grissen 2020). Null below three weeks, or when all days are alike.
 */
export function weeklyPeriodicity(view: LineView): number | null {
  const series = dailyCounts(view);
  const { mean, std } = meanAndStd(series);
  if (series.length < shortestWeeks * 7 || mean === null || !std) return null;
  let product = 0;
  for (let day = 7; day < series.length; day += 1) product += (series[day]! - mean) * (series[day - 7]! - mean);
  return product / (std * std * series.length);
}

/** Entropy of the hour of day, over ln 24: 0 when everything happens in one hour, 1 when spread over all alike. */
export function hourEntropy({ table, both }: LineView): number | null {
  const counts = new Float64Array(24);
  for (const row of both) counts[Math.floor(table.wall_ms[row]! / hour_ms) - table.day[row]! * 24]! += 1;
  const nats = entropy(counts.filter((count) => count > 0));
  return nats === null ? null : nats / Math.log(24);
}

function dailyCounts({ table, both, first_day, last_day }: LineView): number[] {
  const first = Math.max(first_day, last_day - longestSeries_days + 1);
  const counts = Array.from({ length: Math.max(0, last_day - first + 1) }, () => 0);
  for (const row of both) {
    const at = table.day[row]! - first;
    if (at >= 0 && at < counts.length) counts[at]! += 1;
  }
  return counts;
}
