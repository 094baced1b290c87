import { type Predictions, rank } from './ranking.ts';

/**
 * Area under the curve of precision over recall as a sum of steps, sum (R_n - R_n-1) P_n, rows by falling risk and ties
 * together (scikit-learn's average precision). Of use beside the AUC where bads are few: chance alone gives the bad rate.
 */
export function averagePrecision(predictions: Predictions): number {
  const { curve } = rank(predictions);
  let [area, recall] = [0, 0];
  const bads = badShare(predictions);
  for (const { bads: found, all } of curve) {
    // Of the rows at or above this risk, `found * bads` of `all` are bad, both as shares of all rows.
    if (all > 0) area += (found - recall) * ((found * bads) / all);
    recall = found;
  }
  return area;
}

function badShare({ risk, bad, weights }: Predictions): number {
  let [bads, total] = [0, 0];
  for (let row = 0; row < risk.length; row += 1) {
    const weight = weights?.[row] ?? 1;
    total += weight;
    if (bad[row]) bads += weight;
  }
  return bads / total;
}
