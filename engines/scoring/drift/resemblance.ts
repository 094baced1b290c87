import { assert } from '@lendline/kernel';
import { stabilityOfCounts } from '../metrics/psi.ts';
import { nonCentralCritical, nonCentralTail } from './non-central-chi-square.ts';

/** The rule of thumb of the scorecard literature, whatever the bins and the sample size. */
export const thumbLimits = { watch: 0.1, shifted: 0.25 } as const;

export type ThumbVerdict = 'stable' | 'watch' | 'shifted';

/**
 * `too-few`: no test is possible. `noise`: what an unchanged population shows as well. `small`: a real shift, but not
 * shown to be above 0.10. `watch`: surely above 0.10; `shifted`: surely above 0.25.
 */
export type TestVerdict = 'too-few' | 'noise' | 'small' | 'watch' | 'shifted';

export interface Resemblance {
  /** sum (a - e) ln(a / e) over all bins. */
  readonly psi: number;
  /** Pearson's distance sum (a - e)^2 / e over the bins of the test. */
  readonly prs: number;
  readonly rows: number;
  readonly referenceRows: number;
  /** Bins of the test: those with too few expected rows are pooled. */
  readonly testBins: number;
  /** Chance of such a distance when nothing has changed. */
  readonly pValue: number;
  /** Distances that are exceeded with the chance `alpha` when the true one is 0, 0.10 and 0.25. */
  readonly critical: { readonly noise: number; readonly watch: number; readonly shifted: number };
  readonly alpha: number;
  readonly thumb: ThumbVerdict;
  readonly verdict: TestVerdict;
}

/** Pearson's statistic follows its distribution where five rows are expected in each bin (Cochran 1954). */
const leastExpected = 5;

/**
 * How far counts are from reference counts in the same bins: the PSI with its rule of thumb, and beside it the population
 * resemblance statistic (Potgieter, van Zyl, Schutte and Lombard, arXiv 2307.11878), Pearson's distance held against
 * non-central chi-square critical values, so that the answer depends on the sample size. For small shifts both distances
 * agree, which is why the same 0.10 and 0.25 serve as tolerated shifts. The reference is a sample too: n m / (n + m) rows count.
 */
export function resemblance(reference: readonly number[], actual: readonly number[], alpha = 0.05): Resemblance {
  assert(reference.length === actual.length, 'both samples are counted into the same bins');
  const [referenceRows, rows] = [total(reference), total(actual)];
  assert(referenceRows > 0, 'a reference has rows');
  const none = { rows, referenceRows, alpha, critical: { noise: NaN, watch: NaN, shifted: NaN } };
  if (rows === 0) return { ...none, psi: 0, prs: 0, testBins: 0, pValue: 1, thumb: 'stable', verdict: 'too-few' };
  const { psi } = stabilityOfCounts(reference, actual);
  const effective = (rows * referenceRows) / (rows + referenceRows);
  const pooled = poolRare(reference, actual, leastExpected / (effective / referenceRows));
  const degrees = pooled.length - 1;
  const prs = pooled.reduce((sum, [expected, found]) => {
    const share = expected / referenceRows;
    return sum + (found / rows - share) ** 2 / share;
  }, 0);
  const measured = { ...none, psi, prs, testBins: pooled.length, thumb: thumbOf(psi) };
  if (degrees < 1) return { ...measured, pValue: 1, verdict: 'too-few' };
  const above = (shift: number): number =>
    nonCentralCritical(alpha, { degrees, nonCentrality: effective * shift }) / effective;
  const critical = { noise: above(0), watch: above(thumbLimits.watch), shifted: above(thumbLimits.shifted) };
  const pValue = nonCentralTail(effective * prs, { degrees, nonCentrality: 0 });
  return { ...measured, critical, pValue, verdict: verdictOf(prs, critical) };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Bins whose reference count is below `least` become one; it joins the smallest other bin when it is still too small. */
function poolRare(reference: readonly number[], actual: readonly number[], least: number): [number, number][] {
  const kept: [number, number][] = [];
  const rare: [number, number] = [0, 0];
  for (const [bin, expected] of reference.entries()) {
    if (expected >= least) kept.push([expected, actual[bin]!]);
    else {
      rare[0] += expected;
      rare[1] += actual[bin]!;
    }
  }
  if (rare[0] === 0 && rare[1] === 0) return kept;
  const smallest = kept.toSorted(([a], [b]) => a - b)[0];
  if (rare[0] >= least || !smallest) return rare[0] > 0 ? [...kept, rare] : kept;
  smallest[0] += rare[0];
  smallest[1] += rare[1];
  return kept;
}

function thumbOf(psi: number): ThumbVerdict {
  if (psi >= thumbLimits.shifted) return 'shifted';
  return psi >= thumbLimits.watch ? 'watch' : 'stable';
}

function verdictOf(prs: number, { noise, watch, shifted }: Resemblance['critical']): TestVerdict {
  if (prs > shifted) return 'shifted';
  if (prs > watch) return 'watch';
  return prs > noise ? 'small' : 'noise';
}
