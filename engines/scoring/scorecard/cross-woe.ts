import type { FeatureColumn } from '../data/guard.ts';
import { takeColumnRows } from '../data/table.ts';
import { binFeature, binIndexes, type BinningOptions } from './bin-feature.ts';
import type { Outcomes } from './cells.ts';

/**
 * WOE of every row from bins that were made without its fold. Bins of the highest information value fit noise as well;
 * on their own rows even a random column seems to tell something. By cross-fitted WOE it does not, which makes them the
 * right columns to choose features with.
 */
export function crossWoe(
  column: FeatureColumn,
  { outcomes, folds }: { outcomes: Outcomes; folds: Uint8Array },
  options: BinningOptions,
): Float64Array {
  const woe = new Float64Array(folds.length);
  const all = Int32Array.from(folds.keys());
  for (const fold of new Set(folds)) {
    const outside = all.filter((row) => folds[row] !== fold);
    const inside = all.filter((row) => folds[row] === fold);
    const { type, bins } = binFeature(
      takeColumnRows(column, outside) as FeatureColumn,
      pickRows(outcomes, outside),
      options,
    );
    const indexes = binIndexes(takeColumnRows(column, inside), type, bins);
    for (const [index, row] of inside.entries()) woe[row] = bins[indexes[index]!]!.woe;
  }
  return woe;
}

function pickRows({ bad, weights }: Outcomes, rows: Int32Array): Outcomes {
  return {
    bad: Uint8Array.from(rows, (row) => bad[row]!),
    weights: weights && Float64Array.from(rows, (row) => weights[row]!),
  };
}
