import { brierScore, calibrationError, equalCountBins, hosmerLemeshow, logLoss } from '../metrics/probability.ts';
import { rank } from '../metrics/ranking.ts';
import type { Figures } from './document.ts';

/** The figures of a model on rows: PDs beside outcomes (1 = bad). */
export function measure(pd: Float64Array, bad: ArrayLike<number>): Figures {
  const { auc, gini, ks } = rank({ risk: pd, bad });
  const bins = equalCountBins(pd, bad);
  const bads = sum(bad);
  return {
    rows: pd.length,
    bads,
    badRate: bads / pd.length,
    meanPd: sum(pd) / pd.length,
    auc,
    gini,
    ks,
    brier: brierScore(pd, bad),
    logLoss: logLoss(pd, bad),
    ece: calibrationError(bins),
    hosmerLemeshow: hosmerLemeshow(bins),
  };
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let row = 0; row < values.length; row += 1) total += values[row]!;
  return total;
}
