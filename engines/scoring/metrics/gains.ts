import { equalCountBins } from './probability.ts';

/** One tenth of the rows, riskiest first. */
export interface GainsRow {
  readonly group: number;
  readonly rows: number;
  readonly bads: number;
  readonly badRate: number;
  readonly lowestPd: number;
  readonly highestPd: number;
  /** Share of all bads in this and the riskier groups. */
  readonly cumulativeBads: number;
  /** Bad rate over the bad rate of all. */
  readonly lift: number;
}

/** Gains table: rows by falling PD in `groups` groups of equal count. */
export function gainsTable(pd: ArrayLike<number>, bad: ArrayLike<number>, groups = 10): GainsRow[] {
  const bins = equalCountBins(pd, bad, groups).toReversed();
  const allBads = bins.reduce((sum, bin) => sum + bin.bads, 0);
  const allRows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  let bads = 0;
  return bins.map((bin, index) => {
    bads += bin.bads;
    return {
      group: index + 1,
      rows: bin.rows,
      bads: bin.bads,
      badRate: bin.badRate,
      lowestPd: bin.lowestPd,
      highestPd: bin.highestPd,
      cumulativeBads: bads / allBads,
      lift: bin.badRate / (allBads / allRows),
    };
  });
}
