import { assert } from '@lendline/kernel';
import { orderByRisk } from '../metrics/ranking.ts';

/** What calibrated PDs promise about a window whose outcomes are not known yet. */
export interface ExpectedPerformance {
  readonly rows: number;
  readonly auc: number;
  readonly badRate: number;
  readonly brier: number;
}

/**
 * Confidence-based performance estimation (NannyML's CBPE): each row counts as bad by its PD and as good by the rest, and
 * the AUC is the area under the curve of those expected counts. True only while the PDs are calibrated: a change of
 * what goes bad at the same features (concept drift) cannot be seen, nor can a region without training rows be judged.
 */
export function expectedPerformance(pd: ArrayLike<number>): ExpectedPerformance {
  assert(pd.length > 0, 'performance is expected of rows');
  const order = orderByRisk(pd);
  let [bads, goods, area, brier] = [0, 0, 0, 0];
  let [tiedBads, tiedGoods] = [0, 0];
  for (const [index, row] of order.entries()) {
    const p = pd[row]!;
    tiedBads += p;
    tiedGoods += 1 - p;
    brier += p * (1 - p);
    const next = order[index + 1];
    if (next !== undefined && pd[next] === p) continue;
    area += tiedGoods * (bads + tiedBads / 2);
    bads += tiedBads;
    goods += tiedGoods;
    [tiedBads, tiedGoods] = [0, 0];
  }
  const auc = bads > 0 && goods > 0 ? area / (bads * goods) : Number.NaN;
  return { rows: pd.length, auc, badRate: bads / pd.length, brier: brier / pd.length };
}

/** How many people a cut-off refuses and approves, by outcome. */
export interface CutOffCounts {
  readonly badsRefused: number;
  readonly goodsRefused: number;
  readonly badsApproved: number;
  readonly goodsApproved: number;
}

/** The counts that calibrated PDs promise when everybody at the cut-off or above it is refused (the same method). */
export function expectedAtCutOff(pd: ArrayLike<number>, cutOff: number): CutOffCounts {
  let [badsRefused, goodsRefused, badsApproved, goodsApproved] = [0, 0, 0, 0];
  for (let row = 0; row < pd.length; row += 1) {
    const p = pd[row]!;
    if (p >= cutOff) {
      badsRefused += p;
      goodsRefused += 1 - p;
    } else {
      badsApproved += p;
      goodsApproved += 1 - p;
    }
  }
  return { badsRefused, goodsRefused, badsApproved, goodsApproved };
}
