import { assert } from '@lendline/kernel';
import type { CategoryColumn, Column, NumericColumn } from '../data/table.ts';
import { type Bin, binFinder, type BinnedFeature, type BinRange } from './bins.ts';
import { addRow, badRate, type Cell, levelCells, numericCells, type Outcomes } from './cells.ts';
import { type BinningMethod, searchCuts } from './methods.ts';
import type { Trend } from './monotone.ts';
import { defaultZeroCell, weighEvidence } from './woe.ts';

export interface BinningOptions {
  readonly method?: BinningMethod;
  readonly trend?: Trend | 'auto';
  /** Leaves of the tree that makes the pre-bins. */
  readonly maxPreBins?: number;
  /** Default: what the method does by itself. */
  readonly maxBins?: number | undefined;
  /** Least share of the rows that have a value; a bin holds at least ceil(share * rows). */
  readonly minBinShare?: number;
  /** Least bads in a bin, by weight (`monotone` and `optbinning`). */
  readonly minBinBads?: number;
  /** `tree`: least relative gain in IV of one more cut. `chimerge`: neighbours whose difference is this likely by chance join. */
  readonly stopLimit?: number;
  /** Order of a category's levels before neighbours join: by bad rate, or as the column lists them. */
  readonly levelOrder?: 'rate' | 'listed';
  /** Values that mean something else than their size (-9 "no bureau file"): each gets a bin of its own. */
  readonly specials?: readonly number[];
  /** A missing or special bin with fewer rows than this counts as average (WOE 0): too few to tell. */
  readonly minSpecialRows?: number;
  /** Categories with fewer rows than this share join the bin `other`. */
  readonly rareShare?: number;
  readonly zeroCell?: number;
}

const defaults = {
  method: 'monotone',
  trend: 'auto',
  maxPreBins: 20,
  maxBins: undefined,
  minBinShare: 0.05,
  minBinBads: 0,
  stopLimit: 0.1,
  levelOrder: 'rate',
  specials: [] as readonly number[],
  minSpecialRows: 20,
  rareShare: 0.01,
  zeroCell: defaultZeroCell,
} as const;

/** Cuts given by a person instead of found: numbers where a new bin starts, or groups of categories. */
export type GivenBreaks = { readonly starts: readonly number[] } | { readonly groups: readonly (readonly string[])[] };

/**
 * Cuts a column into bins; by default into those of the highest information value under a monotone bad rate (see
 * `BinningMethod`). Categories are put in order of their bad rate first. Missing and special values have bins of their
 * own; `other` takes rare and unseen categories.
 */
export function binFeature(
  column: NumericColumn | CategoryColumn,
  outcomes: Outcomes,
  options: BinningOptions = {},
): BinnedFeature {
  const settings = { ...defaults, ...options };
  return column.kind === 'numeric' ? binNumeric(column, outcomes, settings) : binCategory(column, outcomes, settings);
}

/** Counts, WOE and IV for cuts that are given; no order of rates is asked for. */
export function binWithBreaks(
  column: NumericColumn | CategoryColumn,
  outcomes: Outcomes,
  { breaks, ...options }: BinningOptions & { readonly breaks: GivenBreaks },
): BinnedFeature {
  const settings = { ...defaults, ...options };
  if ('groups' in breaks) {
    assert(column.kind === 'category', `${column.name} holds numbers: give starts, not groups`);
    const ranges = breaks.groups.map((levels): BinRange => ({ kind: 'levels', levels }));
    return fillBins({ column, outcomes, settings, trend: 'none', ranges: [...ranges, { kind: 'other' }] });
  }
  assert(column.kind === 'numeric', `${column.name} holds categories: give groups, not starts`);
  const ranges = [...rangesOf(breaks.starts), ...specialRanges(settings.specials)];
  return fillBins({ column, outcomes, settings, trend: 'none', ranges });
}

type Settings = Required<Omit<BinningOptions, 'maxBins'>> & { readonly maxBins: number | undefined };

function binNumeric(column: NumericColumn, outcomes: Outcomes, settings: Settings): BinnedFeature {
  const cells = numericCells(column.values, outcomes, new Set(settings.specials));
  const { cuts, trend } = searchCuts(cells, 'numeric', settings);
  const ranges = [...rangesOf(cuts), ...specialRanges(settings.specials)];
  return fillBins({ column, outcomes, settings, trend, ranges });
}

function binCategory(column: CategoryColumn, outcomes: Outcomes, settings: Settings): BinnedFeature {
  const levels = levelCells(column, outcomes);
  const seen = levels.reduce((sum, level) => sum + level.rows, 0);
  const common = levels.filter((level) => level.rows > 0 && level.rows >= settings.rareShare * seen);
  const ordered = settings.levelOrder === 'listed' ? common : common.toSorted(byRate);
  // Levels in order of their rate can only rise; in an order of their own they follow the trend that is asked for.
  const trend = settings.levelOrder === 'listed' ? settings.trend : 'ascending';
  const { firstCells } = searchCuts(ordered, 'category', { ...settings, trend });
  const ranges = firstCells.map((first, bin): BinRange => {
    const group = ordered.slice(first, firstCells[bin + 1] ?? ordered.length);
    return { kind: 'levels', levels: group.map((level) => column.levels[level.value]!) };
  });
  return fillBins({ column, outcomes, settings, trend: 'none', ranges: [...ranges, { kind: 'other' }] });
}

function byRate(a: Cell, b: Cell): number {
  return badRate(a) - badRate(b) || a.value - b.value;
}

function rangesOf(starts: readonly number[]): BinRange[] {
  return [null, ...starts].map((from, bin) => ({ kind: 'range', from, below: starts[bin] ?? null }));
}

function specialRanges(specials: readonly number[]): BinRange[] {
  return specials.map((value) => ({ kind: 'special', value }));
}

interface Filling {
  readonly column: NumericColumn | CategoryColumn;
  readonly outcomes: Outcomes;
  readonly settings: Settings;
  readonly trend: BinnedFeature['trend'];
  readonly ranges: readonly BinRange[];
}

/** Counts the rows into the bins by the finder that scoring uses, so that fit and score cannot differ. */
function fillBins({ column, outcomes, settings, trend, ranges }: Filling): BinnedFeature {
  const all: readonly BinRange[] = [...ranges, { kind: 'missing' }];
  const counts = all.map(() => ({ rows: 0, good: 0, bad: 0 }));
  const indexes = binIndexes(
    column,
    column.kind,
    all.map((range) => ({ range })),
  );
  for (const [row, bin] of indexes.entries()) addRow(counts[bin]!, outcomes, row);
  const used = counts.flatMap((count, bin) => (count.rows > 0 ? [bin] : []));
  const evidence = weighEvidence(
    used.map((bin) => counts[bin]!),
    settings.zeroCell,
  );
  const bins = all.map((range, bin): Bin => {
    const at = used.indexOf(bin);
    const count = counts[bin]!;
    const plain = range.kind === 'range' || range.kind === 'levels';
    if (at < 0 || (!plain && count.rows < settings.minSpecialRows)) return { range, ...count, woe: 0, iv: 0 };
    return { range, ...count, woe: evidence.woe[at]!, iv: evidence.iv[at]! };
  });
  const iv = bins.reduce((sum, bin) => sum + bin.iv, 0);
  return { name: column.name, type: column.kind, trend, iv, bins };
}

/** Bin of every row of a column. Asserts that the column is of the feature's type. */
export function binIndexes(
  column: Column,
  type: BinnedFeature['type'],
  bins: readonly { readonly range: BinRange }[],
): Uint16Array {
  assert(column.kind === type, `${column.name} was ${type} at the fit and is ${column.kind} now`);
  const find = binFinder(type, bins);
  if (column.kind === 'numeric') return Uint16Array.from(column.values, find);
  assert(column.kind === 'category', 'dates are no features');
  const binOfLevel = column.levels.map((level) => find(level));
  const missing = find(null);
  return Uint16Array.from(column.codes, (code) => (code < 0 ? missing : binOfLevel[code]!));
}
