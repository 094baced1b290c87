import { assert } from '@lendline/kernel';
import type { BinnedTable } from './binned-table.ts';
import { findSplit, leafValue, type NodeSums, type Split, type SplitRules } from './find-split.ts';
import { fillHistogram, type Histogram, histogramWidth, type Slopes, subtractHistogram } from './histogram.ts';
import type { Tree } from './tree.ts';

export interface TreeShape {
  readonly maxDepth: number;
  readonly maxLeaves: number;
  /** Share of each tree's step that is taken. */
  readonly learningRate: number;
}

export interface GrowOptions {
  readonly shape: TreeShape;
  readonly rules: SplitRules;
}

interface OpenLeaf {
  readonly node: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly sums: NodeSums;
  /** Given up when the node splits; null for a leaf that will not. */
  readonly histogram: Histogram | null;
  readonly split: Split | null;
}

/** Grows trees over one table, the leaf of the largest gain first. Its histograms are used again from tree to tree. */
export class TreeGrower {
  readonly #table: BinnedTable;
  readonly #free: Histogram[] = [];
  readonly #scratch: Int32Array;

  constructor(table: BinnedTable) {
    this.#table = table;
    this.#scratch = new Int32Array(table.rows);
  }

  /** `rows` are those the tree is grown on; they are put in another order. */
  grow(slopes: Slopes, rows: Int32Array, { shape, rules }: GrowOptions): Tree {
    const draft = new TreeDraft();
    const root = draft.addLeaf(rows.length);
    const sums = { ...sumsOf(slopes, rows), low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    const histogram = this.#room();
    fillHistogram(histogram, { table: this.#table, slopes, rows });
    const begin = { node: root, depth: 0, from: 0, to: rows.length, sums, histogram };
    const open: OpenLeaf[] = [this.#judge(begin, { shape, rules })];
    for (let leaves = 1; leaves < shape.maxLeaves; leaves += 1) {
      const next = takeBest(open);
      if (next === null) break;
      open.push(...this.#splitLeaf(next, draft, { slopes, rows, options: { shape, rules } }));
    }
    for (const leaf of open) {
      draft.value[leaf.node] = shape.learningRate * leafValue(leaf.sums, rules.ridge);
      if (leaf.histogram) this.#free.push(leaf.histogram);
    }
    return draft.finish();
  }

  #room(): Histogram {
    return this.#free.pop() ?? new Float64Array(this.#table.firstBin.at(-1)! * histogramWidth);
  }

  #judge(leaf: Omit<OpenLeaf, 'split'>, { shape, rules }: GrowOptions): OpenLeaf {
    const { histogram, sums, depth } = leaf;
    const canSplit = histogram !== null && depth < shape.maxDepth && sums.rows >= 2 * rules.minRows;
    return { ...leaf, split: canSplit ? findSplit({ histogram, sums }, this.#table, rules) : null };
  }

  #splitLeaf(
    leaf: OpenLeaf,
    draft: TreeDraft,
    { slopes, rows, options }: { slopes: Slopes; rows: Int32Array; options: GrowOptions },
  ): OpenLeaf[] {
    const { split, histogram, depth } = leaf;
    assert(split !== null && histogram !== null, 'a leaf that is split has a split');
    const threshold = this.#table.features[split.feature]!.thresholds[split.lastLeftBin - 1]!;
    const [left, right] = draft.split(leaf.node, { ...split, threshold });
    const middle = leaf.from + this.#partition(rows.subarray(leaf.from, leaf.to), split);
    const lower = { node: left, depth: depth + 1, from: leaf.from, to: middle, sums: split.left };
    const upper = { node: right, depth: depth + 1, from: middle, to: leaf.to, sums: split.right };
    // Only the smaller side is summed; the larger one is what remains.
    const [small, large] = split.left.rows <= split.right.rows ? [lower, upper] : [upper, lower];
    if (depth + 1 >= options.shape.maxDepth) {
      this.#free.push(histogram);
      return [small, large].map((side) => ({ ...side, histogram: null, split: null }));
    }
    const summed = this.#room();
    fillHistogram(summed, { table: this.#table, slopes, rows: rows.subarray(small.from, small.to) });
    subtractHistogram(histogram, summed);
    return [this.#judge({ ...small, histogram: summed }, options), this.#judge({ ...large, histogram }, options)];
  }

  /** Puts the rows that go left first, keeping their order; answers how many they are. */
  #partition(rows: Int32Array, { feature, lastLeftBin, missingLeft }: Split): number {
    const { codes, features, firstBin } = this.#table;
    const [width, first, last] = [features.length, firstBin[feature]!, firstBin[feature]! + lastLeftBin];
    let [lefts, rights] = [0, 0];
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      const bin = codes[row * width + feature]!;
      if (bin === first ? missingLeft : bin <= last) rows[lefts++] = row;
      else this.#scratch[rights++] = row;
    }
    rows.set(this.#scratch.subarray(0, rights), lefts);
    return lefts;
  }
}

function sumsOf(
  { gradients, hessians }: Slopes,
  rows: Int32Array,
): { gradient: number; hessian: number; rows: number } {
  let [gradient, hessian] = [0, 0];
  for (const row of rows) {
    gradient += gradients[row]!;
    hessian += hessians[row]!;
  }
  return { gradient, hessian, rows: rows.length };
}

function takeBest(open: OpenLeaf[]): OpenLeaf | null {
  let best = -1;
  for (let index = 0; index < open.length; index += 1) {
    const gain = open[index]!.split?.gain ?? Number.NEGATIVE_INFINITY;
    if (gain > (open[best]?.split?.gain ?? Number.NEGATIVE_INFINITY)) best = index;
  }
  return best < 0 ? null : open.splice(best, 1)[0]!;
}

class TreeDraft {
  readonly feature: number[] = [];
  readonly lastLeftBin: number[] = [];
  readonly threshold: number[] = [];
  readonly missingLeft: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly value: number[] = [];
  readonly rows: number[] = [];

  addLeaf(rows: number): number {
    this.feature.push(-1);
    this.rows.push(rows);
    for (const column of [this.lastLeftBin, this.threshold, this.missingLeft, this.left, this.right, this.value]) {
      column.push(0);
    }
    return this.feature.length - 1;
  }

  split(node: number, split: Split & { readonly threshold: number }): [left: number, right: number] {
    this.feature[node] = split.feature;
    this.lastLeftBin[node] = split.lastLeftBin;
    this.threshold[node] = split.threshold;
    this.missingLeft[node] = split.missingLeft ? 1 : 0;
    const [left, right] = [this.addLeaf(split.left.rows), this.addLeaf(split.right.rows)];
    this.left[node] = left;
    this.right[node] = right;
    return [left, right];
  }

  finish(): Tree {
    return {
      feature: Int32Array.from(this.feature),
      lastLeftBin: Int32Array.from(this.lastLeftBin),
      threshold: Float32Array.from(this.threshold),
      missingLeft: Uint8Array.from(this.missingLeft),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      value: Float64Array.from(this.value),
      rows: Float64Array.from(this.rows),
    };
  }
}
