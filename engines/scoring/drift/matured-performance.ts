import type { Random } from '@lendline/kernel';
import { bootstrapAuc } from '../metrics/bootstrap.ts';
import type { Figures } from '../model/document.ts';
import { measure } from '../model/figures.ts';

export interface MaturedPerformance {
  readonly figures: Figures;
  readonly auc95: { readonly low: number; readonly high: number };
  /** `worse`: even the upper end of the interval is below the AUC that the model was registered with. */
  readonly ranking: 'too-few' | 'holds' | 'worse';
  /** `off`: Hosmer and Lemeshow's test refuses the PDs at one in a hundred. */
  readonly calibration: 'too-few' | 'holds' | 'off';
}

/** Below it an interval is so wide that nothing could be told. */
const leastOfEachClass = 30;
const refusedAt = 0.01;

/** Performance of a window whose outcomes are known, held against the AUC that was promised. `bad` is 1 or 0. */
export function maturedPerformance(
  { pd, bad, promisedAuc }: { readonly pd: Float64Array; readonly bad: Uint8Array; readonly promisedAuc: number },
  random: Random,
): MaturedPerformance | null {
  const bads = bad.reduce((sum, one) => sum + one, 0);
  if (bads === 0 || bads === bad.length) return null;
  const figures = measure(pd, bad);
  const { low, high } = bootstrapAuc({ risk: pd, bad }, random);
  const enough = Math.min(bads, bad.length - bads) >= leastOfEachClass;
  return {
    figures,
    auc95: { low, high },
    ranking: enough ? (high < promisedAuc ? 'worse' : 'holds') : 'too-few',
    calibration: enough ? (figures.hosmerLemeshow.pValue < refusedAt ? 'off' : 'holds') : 'too-few',
  };
}
