/** How a list of numbers is distributed; every figure is null for an empty list. */
export interface SummaryStats {
  readonly mean: number | null;
  /** Population deviation (divided by n). */
  readonly std: number | null;
  /** The mean of the middle two when their number is even. */
  readonly median: number | null;
  /** m3 / m2^1.5; 0 when all values are equal or there is one. */
  readonly skewness: number | null;
  /** m4 / m2^2, not "excess": 3 for a normal distribution; 0 when all values are equal or there is one. */
  readonly kurtosis: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

const nothing: SummaryStats = {
  mean: null,
  std: null,
  median: null,
  skewness: null,
  kurtosis: null,
  min: null,
  max: null,
};

/**
 * Summary of a list, with the definitions of bandicoot 0.6 (`helper/maths.py`). The values are summed in ascending order
 * as there: where all are equal but for rounding, skewness and kurtosis are made of the rounding.
 */
export function summaryStats(values: readonly number[]): SummaryStats {
  if (values.length === 0) return nothing;
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const mean = sum(sorted) / n;
  const m2 = moment(sorted, mean, 2);
  const middle = (sorted[Math.floor(n / 2)]! + sorted[Math.floor((n - 1) / 2)]!) / 2;
  return {
    mean,
    std: Math.sqrt(m2),
    median: middle,
    skewness: m2 === 0 ? 0 : ratio(moment(sorted, mean, 3), m2 ** 1.5),
    kurtosis: m2 === 0 ? 0 : ratio(moment(sorted, mean, 4), m2 ** 2),
    min: sorted[0]!,
    max: sorted[n - 1]!,
  };
}

/** Mean and population deviation of a list in its own order. */
export function meanAndStd(values: readonly number[]): Pick<SummaryStats, 'mean' | 'std'> {
  if (values.length === 0) return { mean: null, std: null };
  const mean = sum(values) / values.length;
  return { mean, std: Math.sqrt(moment(values, mean, 2)) };
}

/** Deviation over mean, without unit; null without values or when the mean is 0. */
export function variation(values: readonly number[]): number | null {
  const { mean, std } = meanAndStd(values);
  return mean === null || std === null || mean === 0 ? null : std / Math.abs(mean);
}

/** Shannon entropy in nats of counts; 0 for one count, null for none. */
export function entropy(counts: readonly number[] | Float64Array): number | null {
  if (counts.length === 0) return null;
  const total = sum(counts);
  let nats = 0;
  for (const count of counts) nats -= (count / total) * Math.log(count / total);
  return Math.max(0, nats);
}

/** The share of the fewest items that hold four fifths of the total; null for no items. */
export function paretoShare(counts: readonly number[] | Float64Array): number | null {
  if (counts.length === 0) return null;
  const sorted = Float64Array.from(counts).sort();
  let [left, used] = [Math.ceil(sum(sorted) * 0.8), 0];
  while (left > 0 && used < sorted.length) {
    used += 1;
    left -= sorted[sorted.length - used]!;
  }
  return used / sorted.length;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function moment(values: Iterable<number> & { readonly length: number }, mean: number, order: number): number {
  if (values.length <= 1) return 0;
  let total = 0;
  for (const value of values) total += (value - mean) ** order;
  return total / values.length;
}

// m2 can be so small that its power underflows to 0.
function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
