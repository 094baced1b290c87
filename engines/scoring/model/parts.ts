import { assert, unreachable } from '@lendline/kernel';
import { readNumber } from '../data/read-value.ts';
import { cellOf, type Column, type Table, type Value } from '../data/table.ts';
import { linearPart } from '../linear/fit.ts';
import { binFinder, labelOf } from '../scorecard/bins.ts';
import { pointsOf } from '../scorecard/points.ts';
import type { BinnedModelFeature, Calibration, LinearModelFeature, ModelDocument, ModelFeature } from './document.ts';

/** What one value of one feature adds. */
export interface Part {
  /** Calibrated log-odds of bad. */
  readonly logOdds: number;
  /** Whole points. */
  readonly points: number;
  /** The bin, level or number in words. */
  readonly bin: string;
  /** Where the value stands on the scale of its feature; null for what stands on none. */
  readonly value: number | null;
  /** A text stood where a number was expected; it counted as missing. */
  readonly unread: boolean;
}

/** The line that Platt's calibration draws through the log-odds; the points stand on it too. */
export function calibrationLine(calibration: Calibration): { readonly intercept: number; readonly slope: number } {
  return calibration.kind === 'platt' ? calibration : { intercept: 0, slope: 1 };
}

/** Values of one row by feature name; an absent name is a missing value. */
export type RowValues = Readonly<Record<string, Value | undefined>>;

/** The half of a model that says what its features add: a whole document, or a member of an ensemble. */
export type PartsSource = Pick<
  ModelDocument,
  'kind' | 'intercept' | 'features' | 'trees' | 'net' | 'members' | 'calibration' | 'scaling'
>;

/** Reads what the features of a row add, in the order of the model. */
export interface PartsReader {
  ofRow(values: RowValues): readonly Part[];
  /** Answers the parts of a row of the table, by its number. */
  ofTable(table: Table): (row: number) => readonly Part[];
}

/** Parts of a model whose features add up on their own. */
export function additiveParts(model: PartsSource): PartsReader {
  const readers = model.features.map((feature) => featureParts(feature, model));
  const names = model.features.map(({ name }) => name);
  return {
    ofRow: (values) => readers.map((read, index) => read(values[names[index]!] ?? null)),
    ofTable: (table) => {
      const cells = readers.map((read, index) => cellParts(table.columns.get(names[index]!), read));
      return (row) => cells.map((partAt) => partAt(row));
    },
  };
}

/** The part of each row of a column; a category is read once per level. */
function cellParts(column: Column | undefined, read: (value: Value) => Part): (row: number) => Part {
  const missing = read(null);
  if (!column) return () => missing;
  if (column.kind !== 'category') return (row) => read(cellOf(column, row));
  const parts = column.levels.map((level) => read(level));
  return (row) => parts[column.codes[row]!] ?? missing;
}

/** The parts of one feature of a model, ready to be asked many times. */
function featureParts(feature: ModelFeature, model: PartsSource): (value: Value) => Part {
  if (feature.kind === 'binned') return binnedParts(feature, model);
  if (feature.kind === 'number' || feature.kind === 'levels') return linearParts(feature, model);
  assert(
    feature.kind !== 'tree' && feature.kind !== 'joint',
    'the features of trees, nets and ensembles are read together',
  );
  return unreachable(feature);
}

function binnedParts(feature: BinnedModelFeature, model: PartsSource): (value: Value) => Part {
  const { slope } = calibrationLine(model.calibration);
  const parts = feature.bins.map((bin): Part => {
    const logOdds = slope * feature.coefficient * bin.woe;
    const value = bin.range.kind === 'range' ? (bin.range.from ?? Number.MIN_SAFE_INTEGER) : null;
    return { logOdds, points: bin.points, bin: labelOf(bin.range), value, unread: false };
  });
  const missing = parts[feature.bins.findIndex(({ range }) => range.kind === 'missing')];
  assert(missing, `feature ${feature.name} has a bin for missing values`);
  const unread: Part = { ...missing, unread: true };
  const find = binFinder(feature.type, feature.bins);
  return (value) => parts[find(value)] ?? unread;
}

function linearParts(feature: LinearModelFeature, model: PartsSource): (value: Value) => Part {
  const { slope } = calibrationLine(model.calibration);
  const part = linearPart(feature);
  return (value) => {
    const { logOdds, read } = part(value);
    const scaled = slope * logOdds;
    const isRead = read === 'value' || read === 'code';
    const bin = isRead ? String(value).trim() : read === 'other' ? 'other' : 'missing';
    const number = read === 'value' && feature.kind === 'number' ? numberOf(value) : null;
    const points = Math.round(pointsOf(scaled, model.scaling)) + 0;
    return { logOdds: scaled, points, bin, value: number, unread: read === 'unread' };
  };
}

/** A cell as a number; null for anything else. */
export function numberOf(value: Value): number | null {
  if (value === null) return null;
  const number = typeof value === 'number' ? value : readNumber(value);
  return number === undefined || Number.isNaN(number) ? null : number;
}
