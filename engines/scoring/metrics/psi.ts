import { assert } from '@lendline/kernel';

/** A population stability index says nothing without the bins it was made with. */
export interface StabilityIndex {
  readonly psi: number;
  readonly binning: 'given bins' | 'deciles of the expected sample';
  /** Inner edges; a value on an edge belongs to the bin above it. Empty for given bins. */
  readonly edges: readonly number[];
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}

/** Share that stands in for an empty bin, so that the logarithm exists. */
const emptyShare = 1e-4;

/**
 * PSI = sum (a - e) ln(a / e) over bins given by their counts; an empty bin counts as a share of 0.0001.
 * Rule of thumb: below 0.10 stable, above 0.25 shifted; it depends on bins and sample sizes.
 */
export function stabilityOfCounts(expected: readonly number[], actual: readonly number[]): StabilityIndex {
  assert(expected.length === actual.length, 'both samples are counted into the same bins');
  const e = shares(expected);
  const a = shares(actual);
  const psi = e.reduce((sum, share, bin) => sum + divergence(share || emptyShare, a[bin]! || emptyShare), 0);
  return { psi, binning: 'given bins', edges: [], expected: e, actual: a };
}

/** PSI of two samples in bins between the deciles of the expected one (linear between order statistics). */
export function stabilityByDeciles(expected: ArrayLike<number>, actual: ArrayLike<number>): StabilityIndex {
  const sorted = Float64Array.from(expected).sort();
  const quantiles = Array.from({ length: 9 }, (_, index) => quantile(sorted, (index + 1) / 10));
  const edges = [...new Set(quantiles)];
  const index = stabilityOfCounts(countBetween(edges, expected), countBetween(edges, actual));
  return { ...index, binning: 'deciles of the expected sample', edges };
}

/** Quantile of a sorted sample, linear between order statistics (type 7 of Hyndman and Fan 1996). */
export function quantile(sorted: Float64Array, share: number): number {
  assert(sorted.length > 0, 'a quantile needs values');
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}

function countBetween(edges: readonly number[], values: ArrayLike<number>): number[] {
  const counts = Array.from({ length: edges.length + 1 }, () => 0);
  for (let row = 0; row < values.length; row += 1) {
    const bin = edges.findIndex((edge) => values[row]! < edge);
    counts[bin < 0 ? edges.length : bin]! += 1;
  }
  return counts;
}

function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

function divergence(expected: number, actual: number): number {
  return (actual - expected) * Math.log(actual / expected);
}
