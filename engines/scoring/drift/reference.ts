import { assert } from '@lendline/kernel';
import { cellOf, type Column, type Table } from '../data/table.ts';
import { quantile } from '../metrics/psi.ts';
import type { ModelDocument, ModelFeature } from '../model/document.ts';
import { openModel } from '../model/open-model.ts';
import type { RowValues } from '../model/parts.ts';
import { binFinder, type BinRange } from '../scorecard/bins.ts';

/** One variable cut into bins, with how many reference rows fell into each. No row can be read back from it. */
export interface ReferenceVariable {
  readonly name: string;
  readonly type: 'numeric' | 'category';
  /** How the bins were made: those of the scorecard itself, or tenths of the reference. */
  readonly binning: 'model bins' | 'deciles of the reference' | 'levels of the reference';
  readonly bins: readonly BinRange[];
  readonly counts: readonly number[];
}

/** What the population of a model looked like when it was trained: the yardstick of its drift. */
export interface DriftReference {
  readonly format: typeof referenceFormat;
  readonly version: 1;
  /** `training`: counted on the rows it was trained on. `model`: read off the document itself, which counted some. */
  readonly from: 'training' | 'model';
  readonly rows: number;
  /** Of the PD. */
  readonly score: ReferenceVariable | null;
  readonly features: readonly ReferenceVariable[];
}

export const referenceFormat = 'lendline.scoring.drift-reference';

/** Levels that get a bin of their own, by how often they come. */
const mostLevels = 20;

/** Counts the rows a model was trained on into bins: the reference to keep with it. Columns it does not read are left out. */
export async function driftReference(model: ModelDocument, table: Table): Promise<DriftReference> {
  assert(table.rows > 0, 'a reference has rows');
  const opened = await openModel(model);
  const pd = await opened.pdsOf(table);
  await opened.close();
  return {
    format: referenceFormat,
    version: 1,
    from: 'training',
    rows: table.rows,
    score: numericVariable('pd', pd, roundingOfPd),
    features: model.features.map((feature) => featureVariable(feature, table)),
  };
}

/**
 * The reference that a document carries in itself: the bins of a scorecard with their rows, and tenths of its test PDs.
 * Kinds without bins give only the PD.
 */
export function referenceOfDocument(model: ModelDocument): DriftReference {
  const features = model.features.flatMap((feature) =>
    feature.kind === 'binned'
      ? [
          modelBins(
            feature,
            feature.bins.map((bin) => bin.rows),
          ),
        ]
      : [],
  );
  const groups = model.charts.calibration;
  // Groups of equal PDs are never parted, so the lowest PD of each group is where its bin begins.
  const score: ReferenceVariable = {
    name: 'pd',
    type: 'numeric',
    binning: 'deciles of the reference',
    bins: [...rangesBetween(groups.slice(1).map(({ lowestPd }) => lowestPd)), { kind: 'missing' }],
    counts: [...groups.map(({ rows }) => rows), 0],
  };
  const rows = model.training.developmentRows;
  return {
    format: referenceFormat,
    version: 1,
    from: 'model',
    rows,
    score: groups.length > 0 ? score : null,
    features,
  };
}

function featureVariable(feature: ModelFeature, table: Table): ReferenceVariable {
  const column = table.columns.get(feature.name);
  if (feature.kind === 'binned') return counted(modelBins(feature, []), column, table.rows);
  if (column?.kind === 'category' && !readsNumbers(feature)) return categoryVariable(feature.name, column, table.rows);
  return numericVariable(
    feature.name,
    column?.kind === 'numeric' ? column.values : new Float64Array(table.rows).fill(NaN),
  );
}

function readsNumbers(feature: ModelFeature): boolean {
  return (
    feature.kind === 'number' || ((feature.kind === 'tree' || feature.kind === 'joint') && feature.type === 'numeric')
  );
}

function modelBins(feature: ModelFeature & { kind: 'binned' }, counts: readonly number[]): ReferenceVariable {
  const { name, type, bins } = feature;
  return { name, type, binning: 'model bins', bins: bins.map(({ range }) => range), counts };
}

/**
 * Many rows may share a PD, and a bin begins at one of them: as far below it as no two ways of adding up the same parts
 * (with reasons, without) can differ, so that all of them stay together.
 */
const roundingOfPd = 1e-9;

function numericVariable(name: string, values: Float64Array, slack = 0): ReferenceVariable {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const tenths = sorted.length === 0 ? [] : Array.from({ length: 9 }, (_, index) => quantile(sorted, (index + 1) / 10));
  // A column that repeats one value (a count of zero) has fewer tenths; its lowest value starts the first bin.
  const starts = [...new Set(tenths)].filter((start) => start > (sorted[0] ?? start)).map((start) => start - slack);
  const bins: BinRange[] = [...rangesBetween(starts), { kind: 'missing' }];
  const variable: ReferenceVariable = { name, type: 'numeric', binning: 'deciles of the reference', bins, counts: [] };
  return counted(variable, { kind: 'numeric', name, values }, values.length);
}

function rangesBetween(starts: readonly number[]): BinRange[] {
  return [null, ...starts].map((from, index) => ({ kind: 'range', from, below: starts[index] ?? null }));
}

function categoryVariable(name: string, column: Column & { kind: 'category' }, rows: number): ReferenceVariable {
  const often = new Map<string, number>();
  for (const code of column.codes) {
    const level = column.levels[code];
    if (level !== undefined) often.set(level, (often.get(level) ?? 0) + 1);
  }
  const kept = [...often].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, mostLevels);
  const bins: BinRange[] = [
    ...kept.map(([level]): BinRange => ({ kind: 'levels', levels: [level] })),
    { kind: 'other' },
    { kind: 'missing' },
  ];
  return counted({ name, type: 'category', binning: 'levels of the reference', bins, counts: [] }, column, rows);
}

function counted(variable: ReferenceVariable, column: Column | undefined, rows: number): ReferenceVariable {
  const find = binOf(variable);
  const counts = variable.bins.map(() => 0);
  for (let row = 0; row < rows; row += 1) counts[find(column ? cellOf(column, row) : null)]! += 1;
  return { ...variable, counts };
}

/** Which bin of a variable a value falls into; a text that is no number counts as missing. */
export function binOf(variable: Pick<ReferenceVariable, 'type' | 'bins'>): (value: RowValues[string]) => number {
  const ranges = variable.bins.map((range) => ({ range }));
  const find = binFinder(variable.type, ranges);
  const missing = variable.bins.findIndex(({ kind }) => kind === 'missing');
  return (value) => {
    const bin = find(value ?? null);
    return bin < 0 ? missing : bin;
  };
}
