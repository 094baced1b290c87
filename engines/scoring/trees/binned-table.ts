import { assert } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { isBlankAmongNumbers, readNumber } from '../data/read-value.ts';
import type { CategoryColumn, Column, NumericColumn, Value } from '../data/table.ts';
import { rankLevels } from './level-ranks.ts';

/**
 * How a feature becomes bins: bin 0 holds missing values, bin k the values up to the k-th threshold and above the one
 * before. Numbers are rounded to 32 bits first, as the exported model sees them, so that no value changes sides there.
 */
export interface BinnedFeature {
  readonly name: string;
  readonly kind: 'number' | 'levels';
  /** Ascending, one fewer than the value bins. */
  readonly thresholds: Float32Array;
  /** Levels of a category in order of rising risk; a level's place is its number. Empty for numbers. */
  readonly levels: readonly string[];
}

/** Rows as bins, row by row, because a tree reads all features of a row at once. */
export interface BinnedTable {
  readonly features: readonly BinnedFeature[];
  readonly rows: number;
  /** Bin of feature f of a row: `codes[row * features.length + f] - firstBin[f]`. */
  readonly codes: Uint16Array;
  /** Where the bins of each feature begin among the bins of all; one more entry than features. */
  readonly firstBin: Int32Array;
}

export interface BinningPlan {
  /** At most this many value bins per feature; 255 unless told, and never more. */
  readonly maxBins?: number;
}

const mostBins = 255;

/** Chooses bins from the training rows. `bad` orders the levels of categories. */
export function planBins(
  columns: readonly FeatureColumn[],
  bad: ArrayLike<number>,
  { maxBins = mostBins }: BinningPlan = {},
): readonly BinnedFeature[] {
  const most = Math.max(2, Math.min(mostBins, maxBins));
  return columns.map((column) =>
    column.kind === 'numeric' ? planNumber(column, most) : planLevels(column, bad, most),
  );
}

function planNumber({ name, values }: NumericColumn, most: number): BinnedFeature {
  const present = Float32Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  return { name, kind: 'number', thresholds: thresholdsOf(present, most), levels: [] };
}

function planLevels(column: CategoryColumn, bad: ArrayLike<number>, most: number): BinnedFeature {
  const levels = rankLevels(column, bad, most);
  const thresholds = Float32Array.from({ length: Math.max(0, levels.length - 1) }, (_, rank) => rank + 0.5);
  return { name: column.name, kind: 'levels', thresholds, levels };
}

/** Between all distinct values where they are few, else between values at equal ranks. */
function thresholdsOf(sorted: Float32Array, most: number): Float32Array {
  const cuts: number[] = [];
  const distinct = countDistinct(sorted);
  for (let bin = 1, row = 0; row < sorted.length - 1; row += 1) {
    if (sorted[row] === sorted[row + 1]) continue;
    const enough = distinct <= most || row + 1 >= (bin * sorted.length) / most;
    if (!enough) continue;
    cuts.push(between(sorted[row]!, sorted[row + 1]!));
    // A value that fills several ranks leaves fewer thresholds, never two at one place.
    bin = Math.max(bin + 1, Math.floor(((row + 1) * most) / sorted.length) + 1);
  }
  return Float32Array.from(cuts);
}

function countDistinct(sorted: Float32Array): number {
  let count = sorted.length > 0 ? 1 : 0;
  for (let row = 1; row < sorted.length; row += 1) if (sorted[row] !== sorted[row - 1]) count += 1;
  return count;
}

/** A 32-bit number t with low <= t < high. */
function between(low: number, high: number): number {
  const middle = Math.fround(low + (high - low) / 2);
  return middle < high && middle >= low ? middle : low;
}

/** Bins of rows by a plan; the columns are found by name. */
export function binRows(features: readonly BinnedFeature[], columns: readonly Column[]): BinnedTable {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const firstBin = new Int32Array(features.length + 1);
  for (const [index, { thresholds }] of features.entries())
    firstBin[index + 1] = firstBin[index]! + thresholds.length + 2;
  assert(firstBin[features.length]! <= 0xffff, 'the bins of all features are numbered in 16 bits');
  const first = columns[0];
  const rows = first === undefined ? 0 : lengthOf(first);
  const codes = new Uint16Array(rows * features.length);
  for (const [index, feature] of features.entries()) {
    const column = byName.get(feature.name);
    assert(column !== undefined && column.kind !== 'date', `there is a column of values named ${feature.name}`);
    const binOf = binner(feature);
    const offset = firstBin[index]!;
    const numbers = column.kind === 'numeric' ? column.values : numbersOf(column, feature);
    for (let row = 0, at = index; row < rows; row += 1, at += features.length) {
      codes[at] = offset + binOf(numbers[row]!);
    }
  }
  return { features, rows, codes, firstBin };
}

function lengthOf(column: Column): number {
  if (column.kind === 'date') return column.epochs_ms.length;
  return column.kind === 'numeric' ? column.values.length : column.codes.length;
}

function numbersOf({ codes, levels }: CategoryColumn, feature: BinnedFeature): Float64Array {
  const read = valueReader(feature);
  const numbers = levels.map((level) => read(level));
  return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : numbers[code]!));
}

function binner({ thresholds }: BinnedFeature): (value: number) => number {
  return (value) => {
    if (Number.isNaN(value)) return 0;
    const rounded = Math.fround(value);
    let [low, high] = [0, thresholds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rounded <= thresholds[middle]!) high = middle;
      else low = middle + 1;
    }
    return low + 1;
  };
}

/** A value as the number that a tree compares; NaN where it is missing, unseen, or a text among numbers. */
export function valueReader(feature: BinnedFeature): (value: Value) => number {
  if (feature.kind === 'number') {
    return (value) => {
      if (typeof value !== 'string') return value === null ? Number.NaN : Math.fround(value);
      if (isBlankAmongNumbers(value)) return Number.NaN;
      return Math.fround(readNumber(value) ?? Number.NaN);
    };
  }
  const numbers = new Map(feature.levels.map((level, rank) => [level, rank]));
  return (value) => (value === null ? Number.NaN : (numbers.get(String(value).trim()) ?? Number.NaN));
}
