import type { Random } from '@lendline/kernel';
import { quantile } from './psi.ts';
import { areaUnderCurve, orderByRisk, type Predictions } from './ranking.ts';

/** An estimate with the middle 95 % of its bootstrap replicates. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly replicates: number;
}

/**
 * Percentile bootstrap of the AUC (Efron 1979): rows are drawn with replacement `replicates` times. Replicates
 * that miss a class are left out. The rows are sorted once; a replicate is a vector of counts.
 */
export function bootstrapAuc(predictions: Predictions, random: Random, replicates = 500): Interval {
  const order = orderByRisk(predictions.risk);
  const areas: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const area = areaUnderCurve({ ...predictions, weights: drawCounts(order.length, random) }, order);
    if (Number.isFinite(area)) areas.push(area);
  }
  const sorted = Float64Array.from(areas).sort();
  return {
    estimate: areaUnderCurve(predictions, order),
    low: quantile(sorted, 0.025),
    high: quantile(sorted, 0.975),
    replicates: sorted.length,
  };
}

/**
 * By how much `second` ranks the same rows better than `first`: difference of the AUCs with its standard error, the
 * deviation over paired bootstrap replicates.
 */
export function compareAuc(
  { first, second, bad }: { first: Float64Array; second: Float64Array; bad: ArrayLike<number> },
  random: Random,
  replicates = 200,
): { readonly gain: number; readonly standardError: number } {
  const [orderFirst, orderSecond] = [orderByRisk(first), orderByRisk(second)];
  const difference = (weights?: Float64Array): number =>
    areaUnderCurve({ risk: second, bad, weights }, orderSecond) -
    areaUnderCurve({ risk: first, bad, weights }, orderFirst);
  const gains = Array.from({ length: replicates }, () => difference(drawCounts(bad.length, random))).filter(
    Number.isFinite,
  );
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, gains.length - 1);
  return { gain: difference(), standardError: Math.sqrt(variance) };
}

function drawCounts(rows: number, random: Random): Float64Array {
  const counts = new Float64Array(rows);
  for (let draw = 0; draw < rows; draw += 1) counts[random.below(rows)]! += 1;
  return counts;
}
