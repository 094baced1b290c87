import { momentsOf, variationOf } from '../state/moments.ts';

/** Series of whole days come newest first. */
type Days = Float64Array;

const fewestWeeks = 3;
const month_days = 30;

/** Deviation over mean of a daily number; null below two weeks, or when the mean is 0. */
export function variationOfDays(series: Days): number | null {
  return series.length < 14 ? null : variationOf(momentsOf(series));
}

/** Deviation over mean of the weekly number, in whole weeks counted back from the end; null below three weeks. */
export function variationOfWeeks(series: Days): number | null {
  const weeks = weeklySums(series);
  return weeks.length < fewestWeeks ? null : variationOf(momentsOf(weeks));
}

/**
 * Slope of the straight line through the weekly numbers (least squares), over their mean: 0.1 is a tenth of the usual
 * week more in each week. Null below four weeks, or when nothing happened.
 */
export function trendOfWeeks(series: Days): number | null {
  const weeks = weeklySums(series);
  const n = weeks.length;
  const { sum } = momentsOf(weeks);
  if (n <= fewestWeeks || sum === 0) return null;
  let slope = 0;
  weeks.forEach((count, ago) => (slope += ((n - 1) / 2 - ago) * count));
  return slope / ((n * (n * n - 1)) / 12) / (sum / n);
}

/** The share of whole weeks without anything; null below three weeks. */
export function silentWeeks(series: Days): number | null {
  const weeks = weeklySums(series);
  return weeks.length < fewestWeeks ? null : weeks.filter((count) => count === 0).length / weeks.length;
}

/**
 * Autocorrelation of the daily counts at a lag of seven days, -1 to 1: how much one week is like the next (after the
 * "periodicity" of Bjorkegren and Grissen 2020). Null below three weeks, or when all days are alike.
 */
export function weeklyPeriodicity(series: Days): number | null {
  if (series.length < fewestWeeks * 7) return null;
  const { sum, n, m2 } = momentsOf(series);
  if (m2 === 0) return null;
  const mean = sum / n;
  let product = 0;
  for (let day = 7; day < n; day += 1) product += (series[day]! - mean) * (series[day - 7]! - mean);
  return product / m2;
}

/**
 * The share of the variance of the daily counts that the day of the week explains (correlation ratio, eta squared), over
 * whole weeks; null below three weeks, or when all days are alike.
 */
export function weekdayRegularity(series: Days): number | null {
  const days = series.subarray(0, Math.floor(series.length / 7) * 7);
  const { sum, n, m2 } = momentsOf(days);
  if (n < fewestWeeks * 7 || m2 === 0) return null;
  let between = 0;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    let total = 0;
    for (let day = weekday; day < n; day += 7) total += days[day]!;
    between += (n / 7) * (total / (n / 7) - sum / n) ** 2;
  }
  return Math.min(1, between / m2);
}

/**
 * The share of the variance of the daily counts that a wave of 30 days carries: a discrete Fourier transform at that one
 * period, over whole periods, where the wave and the mean are orthogonal and the share stays below 1. Pay comes monthly.
 * Null below three periods, or when all days are alike.
 */
export function monthlyRhythm(series: Days): number | null {
  const days = series.subarray(0, Math.floor(series.length / month_days) * month_days);
  const { sum, n, m2 } = momentsOf(days);
  if (n < 3 * month_days || m2 === 0) return null;
  let [x, y] = [0, 0];
  for (let day = 0; day < n; day += 1) {
    const angle = (2 * Math.PI * day) / month_days;
    x += (days[day]! - sum / n) * Math.cos(angle);
    y += (days[day]! - sum / n) * Math.sin(angle);
  }
  return Math.min(1, (2 * (x * x + y * y)) / (n * m2));
}

function weeklySums(series: Days): number[] {
  const sums: number[] = [];
  for (let week = 0; week < Math.floor(series.length / 7); week += 1) {
    let sum = 0;
    for (let day = week * 7; day < week * 7 + 7; day += 1) sum += series[day]!;
    sums.push(sum);
  }
  return sums;
}
