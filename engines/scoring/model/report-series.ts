import { assert } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { quantile, stabilityByDeciles, stabilityOfCounts } from '../metrics/psi.ts';
import type { Dependence, FeatureDrift, ModelDocument, ModelFeature } from './document.ts';
import { isEventFeature } from './event-features.ts';
import { type FittedKind, logOddsOf } from './fit-kind.ts';
import { evenRows, type Sample, sampleRows } from './sample.ts';

export interface SeriesInput {
  readonly fitted: FittedKind;
  readonly development: Sample;
  readonly test: Sample;
  readonly toPd: (logOdds: number) => number;
  readonly features: readonly ModelFeature[];
}

/** Features that a reader is shown how the PD goes with, and the rows and values that are tried. */
const [shownFeatures, triedRows, triedValues] = [6, 200, 11] as const;

/** Features that a reason can tell the way of; what matters less than so many others is hardly ever a reason. */
const shapedFeatures = 60;

/** Partial dependence and drift, for the report. */
export async function reportSeries(
  input: SeriesInput,
): Promise<Required<Pick<ModelDocument['charts'], 'dependence' | 'drift'>>> {
  const top = input.features.toSorted((a, b) => b.importance - a.importance).slice(0, shownFeatures);
  const dependence: Dependence[] = [];
  for (const { name } of top) dependence.push(await dependenceOn(name, input));
  return { dependence, drift: input.features.map(({ name }) => driftOf(name, input)) };
}

/**
 * The features with the way that risk goes with each number, for those kinds that have no table of it. The numbers of
 * an embedding have no way that a person could be told.
 */
export async function withShapes(input: SeriesInput): Promise<readonly ModelFeature[]> {
  const features: ModelFeature[] = [];
  const byImportance = input.features.toSorted((a, b) => b.importance - a.importance);
  const shaped = new Set(byImportance.slice(0, shapedFeatures));
  for (const feature of input.features) {
    const isJoint = feature.kind === 'tree' || feature.kind === 'joint';
    if (!isJoint || feature.type !== 'numeric' || isEventFeature(feature.name) || !shaped.has(feature)) {
      features.push(feature);
      continue;
    }
    const { points } = await dependenceOn(feature.name, input);
    features.push({ ...feature, shape: points.map(({ value, pd }) => ({ value: Number(value), risk: pd })) });
  }
  return features;
}

async function dependenceOn(feature: string, { fitted, test, toPd }: SeriesInput): Promise<Dependence> {
  const few = sampleRows(test, evenRows(Int32Array.from(test.outcomes.bad.keys()), triedRows));
  const rows = few.outcomes.bad.length;
  const column = columnOf(few, feature);
  const values =
    column.kind === 'numeric' ? numbersOf(column.values) : commonLevels(column.codes, column.levels.length);
  // Every row once for every value, so that the model is asked once.
  const repeated = sampleRows(
    few,
    Int32Array.from({ length: rows * values.length }, (_, at) => at % rows),
  );
  const features = repeated.features.map((one): FeatureColumn => {
    if (one.name !== feature) return one;
    if (one.kind === 'numeric') return { ...one, values: one.values.map((_, at) => values[Math.floor(at / rows)]!) };
    return { ...one, codes: one.codes.map((_, at) => values[Math.floor(at / rows)]!) };
  });
  const pd = (await logOddsOf(fitted, features)).map(toPd);
  const points = values.map((value, index) => ({
    value: column.kind === 'numeric' ? value : column.levels[value]!,
    pd: pd.subarray(index * rows, (index + 1) * rows).reduce((sum, one) => sum + one, 0) / rows,
  }));
  return { feature, points };
}

function numbersOf(values: Float64Array): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return [];
  const at = Array.from({ length: triedValues }, (_, index) =>
    quantile(sorted, 0.02 + (0.96 * index) / (triedValues - 1)),
  );
  return [...new Set(at)];
}

function commonLevels(codes: Int32Array, levels: number): number[] {
  const counts = new Float64Array(levels);
  for (const code of codes) if (code >= 0) counts[code]! += 1;
  return [...counts.keys()]
    .filter((code) => counts[code]! > 0)
    .toSorted((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, triedValues);
}

function driftOf(feature: string, { development, test }: SeriesInput): FeatureDrift {
  const [before, after] = [columnOf(development, feature), columnOf(test, feature)];
  if (before.kind === 'numeric' && after.kind === 'numeric') {
    const present = (values: Float64Array): Float64Array => values.filter((value) => !Number.isNaN(value));
    const [expected, actual] = [present(before.values), present(after.values)];
    if (expected.length > 0 && actual.length > 0) {
      const { psi, binning } = stabilityByDeciles(expected, actual);
      return { feature, psi, binning };
    }
  }
  const { psi } = stabilityOfCounts(countsOf(before), countsOf(after));
  return { feature, psi, binning: 'levels, missing among them' };
}

/** Rows by level, the missing ones last; a column of numbers without any counts as missing throughout. */
function countsOf(column: FeatureColumn): number[] {
  if (column.kind === 'numeric') return [column.values.length];
  const counts = Array.from({ length: column.levels.length + 1 }, () => 0);
  for (const code of column.codes) counts[code < 0 ? column.levels.length : code]! += 1;
  return counts;
}

function columnOf({ features }: Sample, name: string): FeatureColumn {
  const column = features.find((one) => one.name === name);
  assert(column, `the sample has the column ${name}`);
  return column;
}
