import type { BinnedTable } from './binned-table.ts';
import { type Histogram, histogramWidth } from './histogram.ts';

/** Sums of a node, and the range that monotone constraints leave to its value. */
export interface NodeSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
  readonly low: number;
  readonly high: number;
}

export interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly lastLeftBin: number;
  readonly missingLeft: boolean;
  readonly left: NodeSums;
  readonly right: NodeSums;
}

export interface SplitRules {
  /** Features that may split this tree. */
  readonly allowed: Uint8Array;
  /** 1: risk may only rise with the feature, -1: only fall, 0: free. */
  readonly monotone: Int8Array;
  readonly minRows: number;
  readonly minHessian: number;
  /** Added to every hessian: shrinks the value of leaves of few rows (Chen and Guestrin 2016, eq. 5). */
  readonly ridge: number;
  readonly minGain: number;
}

/** The best split of a node over all features, thresholds and both ways for missing values; null when none gains. */
export function findSplit(
  node: { readonly sums: NodeSums; readonly histogram: Histogram },
  { features, firstBin }: BinnedTable,
  rules: SplitRules,
): Split | null {
  const search = new SplitSearch(node.histogram, node.sums, rules);
  for (let feature = 0; feature < features.length; feature += 1) {
    if (rules.allowed[feature] === 1) search.scan(feature, firstBin[feature]!, firstBin[feature + 1]!);
  }
  return search.best();
}

/** The value of a leaf, held inside its range (Newton step with a ridge). */
export function leafValue({ gradient, hessian, low, high }: NodeSums, ridge: number): number {
  return clamp(-gradient / (hessian + ridge), low, high);
}

class SplitSearch {
  readonly #histogram: Histogram;
  readonly #node: NodeSums;
  readonly #rules: SplitRules;
  readonly #worth: number;
  #gain: number;
  #feature = -1;
  #lastLeftBin = 0;
  #missingLeft = false;
  #left = { gradient: 0, hessian: 0, rows: 0 };

  constructor(histogram: Histogram, node: NodeSums, rules: SplitRules) {
    this.#histogram = histogram;
    this.#node = node;
    this.#rules = rules;
    this.#worth = worth(node.gradient, node.hessian + rules.ridge, leafValue(node, rules.ridge));
    this.#gain = rules.minGain;
  }

  /** Tries every threshold of a feature; bin `first` is that of missing values. */
  scan(feature: number, first: number, end: number): void {
    const missing = this.#at(first);
    this.#sweep(feature, { first, end, gradient: 0, hessian: 0, rows: 0, missingLeft: false });
    if (missing.rows > 0) this.#sweep(feature, { first, end, ...missing, missingLeft: true });
  }

  best(): Split | null {
    if (this.#feature < 0) return null;
    const { low, high } = this.#node;
    const left = { ...this.#left, low, high };
    const right = {
      gradient: this.#node.gradient - left.gradient,
      hessian: this.#node.hessian - left.hessian,
      rows: this.#node.rows - left.rows,
      low,
      high,
    };
    const way = this.#rules.monotone[this.#feature]!;
    const middle = (leafValue(left, this.#rules.ridge) + leafValue(right, this.#rules.ridge)) / 2;
    return {
      gain: this.#gain,
      feature: this.#feature,
      lastLeftBin: this.#lastLeftBin,
      missingLeft: this.#missingLeft,
      left: boundedSide(left, way, middle),
      right: boundedSide(right, -way, middle),
    };
  }

  #at(bin: number): { gradient: number; hessian: number; rows: number } {
    const at = bin * histogramWidth;
    const histogram = this.#histogram;
    return { gradient: histogram[at]!, hessian: histogram[at + 1]!, rows: Math.round(histogram[at + 2]!) };
  }

  #sweep(feature: number, start: Sweep): void {
    const { minRows, minHessian, ridge, monotone } = this.#rules;
    const node = this.#node;
    const histogram = this.#histogram;
    const way = monotone[feature]!;
    let { gradient, hessian, rows } = start;
    for (let bin = start.first + 1; bin < start.end - 1; bin += 1) {
      const at = bin * histogramWidth;
      gradient += histogram[at]!;
      hessian += histogram[at + 1]!;
      rows += histogram[at + 2]!;
      if (rows < minRows || hessian < minHessian) continue;
      const [restHessian, restRows] = [node.hessian - hessian, node.rows - rows];
      if (restRows < minRows || restHessian < minHessian) break;
      const restGradient = node.gradient - gradient;
      const left = clamp(-gradient / (hessian + ridge), node.low, node.high);
      const right = clamp(-restGradient / (restHessian + ridge), node.low, node.high);
      if (way * (right - left) < 0) continue;
      const gain =
        worth(gradient, hessian + ridge, left) + worth(restGradient, restHessian + ridge, right) - this.#worth;
      if (gain <= this.#gain) continue;
      this.#gain = gain;
      this.#feature = feature;
      this.#lastLeftBin = bin - start.first;
      this.#missingLeft = start.missingLeft;
      this.#left = { gradient, hessian, rows: Math.round(rows) };
    }
  }
}

interface Sweep {
  readonly first: number;
  readonly end: number;
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
  readonly missingLeft: boolean;
}

/** By how much a leaf of this value lowers the loss, to second order. */
function worth(gradient: number, hessian: number, value: number): number {
  return -(gradient * value + 0.5 * hessian * value * value);
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Where risk must rise to the right (way 1), the left side may not pass the middle, nor the right side fall below it. */
function boundedSide(side: NodeSums, way: number, middle: number): NodeSums {
  if (way > 0) return { ...side, high: Math.min(side.high, middle) };
  if (way < 0) return { ...side, low: Math.max(side.low, middle) };
  return side;
}
