import type { Locale } from '@lendline/kernel';
import { isBlank, isBlankAmongNumbers, readNumber } from '../data/read-value.ts';
import type { Value } from '../data/table.ts';
import type { Trend } from './monotone.ts';

/** What falls into a bin. `from` is in the range, `below` is not; null is no limit. */
export type BinRange =
  | { readonly kind: 'range'; readonly from: number | null; readonly below: number | null }
  | { readonly kind: 'levels'; readonly levels: readonly string[] }
  | { readonly kind: 'special'; readonly value: number }
  | { readonly kind: 'missing' }
  /** Categories too rare for a bin of their own, and all that were never seen. */
  | { readonly kind: 'other' };

/** One bin of a feature with what the training rows in it did. */
export interface Bin {
  readonly range: BinRange;
  readonly rows: number;
  /** Sums of sample weights. */
  readonly good: number;
  readonly bad: number;
  /** ln(bad% / good%); 0, the average, in a bin with too few rows to tell. */
  readonly woe: number;
  readonly iv: number;
}

/** A feature cut into bins; the same bins serve training and scoring. */
export interface BinnedFeature {
  readonly name: string;
  readonly type: 'numeric' | 'category';
  readonly trend: Trend;
  readonly iv: number;
  readonly bins: readonly Bin[];
}

type Ranges = readonly { readonly range: BinRange }[];

/**
 * Which bin a value falls into. Numbers may come as text. Returns -1 only for a text that a numeric feature
 * cannot read; the caller counts it as missing and says so.
 */
export function binFinder(type: BinnedFeature['type'], bins: Ranges): (value: Value) => number {
  return type === 'numeric' ? numericFinder(bins) : categoryFinder(bins);
}

function numericFinder(bins: Ranges): (value: Value) => number {
  const missing = bins.findIndex(({ range }) => range.kind === 'missing');
  const specials = new Map(bins.flatMap(({ range }, bin) => (range.kind === 'special' ? [[range.value, bin]] : [])));
  const starts: number[] = [];
  for (const { range } of bins) if (range.kind === 'range' && range.from !== null) starts.push(range.from);
  const find = (value: number): number => {
    if (Number.isNaN(value)) return missing;
    const special = specials.get(value);
    return special ?? countUpTo(starts, value);
  };
  return (value) => {
    if (value === null) return missing;
    if (typeof value === 'number') return find(value);
    const number = readNumber(value);
    if (number !== undefined) return find(number);
    return isBlankAmongNumbers(value) ? missing : -1;
  };
}

/** How many of the ascending `starts` are at or below `value`: range bins stand first, in order. */
function countUpTo(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function categoryFinder(bins: Ranges): (value: Value) => number {
  const missing = bins.findIndex(({ range }) => range.kind === 'missing');
  const other = bins.findIndex(({ range }) => range.kind === 'other');
  const binOf = new Map<string, number>();
  for (const [bin, { range }] of bins.entries()) {
    if (range.kind === 'levels') for (const level of range.levels) binOf.set(level, bin);
  }
  return (value) => {
    if (value === null || (typeof value === 'number' && Number.isNaN(value))) return missing;
    const text = String(value).trim();
    return isBlank(text) ? missing : (binOf.get(text) ?? other);
  };
}

const words = {
  missing: { 'zh-CN': '缺失', en: 'missing' },
  other: { 'zh-CN': '其他', en: 'other' },
} as const;

/** `< 26`, `26 – 35`, `≥ 40`, `rent / own`, `missing`. The lower limit is in the range, the upper one is not. */
export function labelOf(range: BinRange, locale: Locale = 'en'): string {
  if (range.kind === 'levels') return range.levels.join(' / ');
  if (range.kind === 'special') return `= ${range.value}`;
  if (range.kind !== 'range') return words[range.kind][locale];
  const { from, below } = range;
  if (from === null) return below === null ? '−∞ – ∞' : `< ${shorten(below)}`;
  return below === null ? `≥ ${shorten(from)}` : `${shorten(from)} – ${shorten(below)}`;
}

function shorten(value: number): string {
  return String(Number(value.toPrecision(6)));
}
