import type { BinnedFeature, BinnedTable } from './binned-table.ts';

/**
 * One regression tree as columns; node 0 is the root. An inner node sends a value at or below its threshold left, and a
 * missing one where `missingLeft` says; a leaf has feature -1 and a value in log-odds.
 */
export interface Tree {
  readonly feature: Int32Array;
  /** Last value bin that goes left, counted from 1 within the feature. */
  readonly lastLeftBin: Int32Array;
  readonly threshold: Float32Array;
  readonly missingLeft: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
  /** Training rows that came through each node. */
  readonly rows: Float64Array;
}

export interface TreeEnsemble {
  readonly features: readonly BinnedFeature[];
  /** Log-odds before any tree. */
  readonly intercept: number;
  readonly trees: readonly Tree[];
}

/** Log-odds of one row, its values read with `valueReader` in the order of the features. */
export function logOddsOfRow({ intercept, trees }: TreeEnsemble, values: ArrayLike<number>): number {
  let sum = intercept;
  for (let index = 0; index < trees.length; index += 1) sum += trees[index]!.value[leafOfRow(trees[index]!, values)]!;
  return sum;
}

function leafOfRow(tree: Tree, values: ArrayLike<number>): number {
  let node = 0;
  for (let feature = tree.feature[node]!; feature >= 0; feature = tree.feature[node]!) {
    const value = values[feature]!;
    // A missing value compares false with everything.
    const left = value <= tree.threshold[node]! || (value !== value && tree.missingLeft[node] === 1);
    node = left ? tree.left[node]! : tree.right[node]!;
  }
  return node;
}

/** Log-odds of all rows of a table that was binned by the ensemble's own features. */
export function logOddsOfRows(ensemble: TreeEnsemble, table: BinnedTable): Float64Array {
  const sums = new Float64Array(table.rows).fill(ensemble.intercept);
  for (const tree of ensemble.trees) addTree(tree, table, sums);
  return sums;
}

/** Adds to each row of `sums` what a tree says of it. */
export function addTree(tree: Tree, { rows, codes, features, firstBin }: BinnedTable, sums: Float64Array): void {
  const width = features.length;
  for (let row = 0, base = 0; row < rows; row += 1, base += width) {
    let node = 0;
    for (let feature = tree.feature[node]!; feature >= 0; feature = tree.feature[node]!) {
      const bin = codes[base + feature]! - firstBin[feature]!;
      const left = bin === 0 ? tree.missingLeft[node] === 1 : bin <= tree.lastLeftBin[node]!;
      node = left ? tree.left[node]! : tree.right[node]!;
    }
    sums[row]! += tree.value[node]!;
  }
}
