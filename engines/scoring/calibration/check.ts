import type { Random } from '@lendline/kernel';
import { fitLogistic } from '../logistic/logistic.ts';
import { brierScore, type CalibrationBin, calibrationError, equalCountBins } from '../metrics/probability.ts';
import { quantile } from '../metrics/psi.ts';
import { normalTwoSided } from '../metrics/special-functions.ts';

type Numbers = ArrayLike<number>;

/** How true PDs are on rows that they were not fitted to. */
export interface CalibrationCheck {
  /** Expected calibration error over ten groups of equal count. */
  readonly ece: number;
  /** The ECE that perfectly true PDs stay below in 95 of 100 draws of outcomes for these rows: what chance alone shows. */
  readonly eceByChance95: number;
  /** Logistic regression of the outcome on the log-odds of the PD (Cox 1958): 0 and 1 when the PDs are true. */
  readonly intercept: number;
  readonly slope: number;
  readonly slopeError: number;
  readonly brier: BrierParts;
  readonly spiegelhalter: { readonly z: number; readonly pValue: number };
}

/** Murphy's decomposition (1973) over groups: brier = reliability - resolution + uncertainty + within. */
export interface BrierParts {
  readonly score: number;
  /** Distance of PD and bad rate of the groups; lower is better. */
  readonly reliability: number;
  /** How far the groups' bad rates lie from the average; higher is better. */
  readonly resolution: number;
  /** Variance of the outcome itself. */
  readonly uncertainty: number;
  /** What grouping rows of different PD leaves over; near zero. */
  readonly within: number;
}

/** All checks of PDs against outcomes; the draws of `eceByChance95` come from `random`. */
export function checkCalibration(pd: Numbers, bad: Numbers, random: Random): CalibrationCheck {
  const logits = Float64Array.from(pd, logitOf);
  const fit = fitLogistic({ columns: [logits], bad });
  return {
    ece: calibrationError(equalCountBins(pd, bad)),
    eceByChance95: eceByChance(pd, { share: 0.95, draws: 1000, random }),
    intercept: fit.ok ? fit.value.intercept : Number.NaN,
    slope: fit.ok ? fit.value.coefficients[0]! : Number.NaN,
    slopeError: fit.ok ? fit.value.errors[0]! : Number.NaN,
    brier: decomposeBrier(pd, bad),
    spiegelhalter: spiegelhalter(pd, bad),
  };
}

function logitOf(pd: number): number {
  const p = Math.min(1 - 1e-12, Math.max(1e-12, pd));
  return Math.log(p) - Math.log1p(-p);
}

/**
 * The ECE below which this share of draws falls when outcomes come exactly as the PDs say: the groups stay, the outcomes
 * are drawn again and again (consistency resampling, Bröcker and Smith 2007).
 */
export function eceByChance(
  pd: Numbers,
  { share, draws, random, groups = 10 }: { share: number; draws: number; random: Random; groups?: number },
): number {
  // Sorted PDs fall into the groups one after the other, so a draw is one pass.
  const sorted = Float64Array.from(pd).sort();
  const bins = equalCountBins(sorted, new Uint8Array(sorted.length), groups);
  const errors = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let [row, error] = [0, 0];
    for (const { rows, meanPd } of bins) {
      let bads = 0;
      for (const end = row + rows; row < end; row += 1) if (random.next() < sorted[row]!) bads += 1;
      error += Math.abs(bads - rows * meanPd);
    }
    errors[draw] = error / sorted.length;
  }
  return quantile(errors.sort(), share);
}

/** Parts of the Brier score over ten groups of equal count; they add up to it exactly. */
export function decomposeBrier(pd: Numbers, bad: Numbers): BrierParts {
  const bins = equalCountBins(pd, bad);
  const score = brierScore(pd, bad);
  const rows = pd.length;
  const rate = bins.reduce((sum, bin) => sum + bin.bads, 0) / rows;
  const over = (term: (bin: CalibrationBin) => number): number =>
    bins.reduce((sum, bin) => sum + (bin.rows / rows) * term(bin), 0);
  const reliability = over((bin) => (bin.meanPd - bin.badRate) ** 2);
  const resolution = over((bin) => (bin.badRate - rate) ** 2);
  const uncertainty = rate * (1 - rate);
  return { score, reliability, resolution, uncertainty, within: score - reliability + resolution - uncertainty };
}

/** Spiegelhalter's test (1986): standard normal when PDs are true, without any groups. */
export function spiegelhalter(pd: Numbers, bad: Numbers): { readonly z: number; readonly pValue: number } {
  let [sum, variance] = [0, 0];
  for (let row = 0; row < pd.length; row += 1) {
    const p = pd[row]!;
    sum += (bad[row]! - p) * (1 - 2 * p);
    variance += (1 - 2 * p) ** 2 * p * (1 - p);
  }
  const z = variance > 0 ? sum / Math.sqrt(variance) : 0;
  return { z, pValue: normalTwoSided(z) };
}
