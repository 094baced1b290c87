import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { present } from '@lendline/kernel';
import { inferTable, makeTable, type ModelDocument, type Table, trainModel } from '@lendline/scoring';
import { readTableFile } from '../table-file.ts';
import { qualityFigure, type Figure } from './figure.ts';
import { benchSuperLender } from './superlender.ts';

/** Public data sets, and how far above scikit-learn's boosted trees a model has to rank on the same splits. */
const sets = [
  { name: 'german', gain: 0.005 },
  { name: 'heloc', gain: 0.008 },
  { name: 'taiwan_default', gain: 0.002 },
] as const;

interface Reference {
  readonly dropped: readonly string[];
  readonly hist_gradient_boosting: { readonly mean: number; readonly per_split: readonly number[] };
}

export const referenceFolder = join(
  process.env['LENDLINE_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'credit',
);

/**
 * `train --model auto` on ten published splits of each data set, protected columns dropped, nothing tuned by hand, and on
 * loans of SuperLender divided by time. `LENDLINE_REFERENCE` names the folder of the data, `LENDLINE_BENCH_SETS` some of
 * the sets, `LENDLINE_BENCH_SPLITS` the first few splits.
 */
export async function benchCredit(): Promise<readonly Figure[]> {
  if (!existsSync(join(referenceFolder, 'folds', 'reference.json'))) {
    process.stderr.write(`no reference data in ${referenceFolder}: name its folder with LENDLINE_REFERENCE\n`);
    return [];
  }
  const wanted = process.env['LENDLINE_BENCH_SETS']?.split(',');
  const figures: Figure[] = [];
  for (const set of sets) if (wanted?.includes(set.name) ?? true) figures.push(...(await benchSet(set)));
  if (wanted?.includes('superlender') ?? true) figures.push(...(await benchSuperLender(referenceFolder)));
  return figures;
}

async function benchSet({ name, gain }: (typeof sets)[number]): Promise<Figure[]> {
  const { sets: references } = JSON.parse(readFileSync(join(referenceFolder, 'folds', 'reference.json'), 'utf8')) as {
    sets: Record<string, Reference>;
  };
  const reference = present(references[name], `there are figures for ${name}`);
  const table = await readTable(`${name}.csv.gz`);
  const folds = await readTable(`folds/${name}.csv.gz`);
  const splits = Number(process.env['LENDLINE_BENCH_SPLITS'] ?? 10);
  const models: ModelDocument[] = [];
  for (let split = 0; split < splits; split += 1) {
    const model = await trainOn(table, { folds, split, drop: reference.dropped });
    models.push(model);
    const { auc } = model.metrics.test;
    const theirs = reference.hist_gradient_boosting.per_split[split]!;
    const { slope, ece, eceByChance95 } = model.metrics.calibration!;
    process.stderr.write(
      `${name} ${split}: ${model.kind} ${model.calibration.kind} AUC ${auc.toFixed(4)} (reference ${theirs.toFixed(4)}), slope ${slope.toFixed(3)}, ECE ${ece.toFixed(4)} (by chance ${eceByChance95.toFixed(4)})\n`,
    );
  }
  return figuresOf(name, models, { theirs: reference.hist_gradient_boosting.per_split.slice(0, splits), gain });
}

function figuresOf(
  name: string,
  models: readonly ModelDocument[],
  { theirs, gain }: { theirs: readonly number[]; gain: number },
): Figure[] {
  const work = `${models.length} splits, mean`;
  const reference = mean(theirs);
  const checks = models.map(({ metrics }) => metrics.calibration!);
  return [
    qualityFigure(
      { name: `${name} AUC`, work, ours: mean(models.map(({ metrics }) => metrics.test.auc)), reference },
      { atLeast: reference + gain },
    ),
    qualityFigure(
      { name: `${name} ECE`, work, ours: mean(checks.map(({ ece }) => ece)), reference: null },
      { atMost: mean(checks.map(({ eceByChance95 }) => eceByChance95)) },
    ),
    qualityFigure(
      { name: `${name} slope`, work, ours: mean(checks.map(({ slope }) => slope)), reference: null },
      { atLeast: 0.9, atMost: 1.1 },
    ),
  ];
}

async function trainOn(
  table: Table,
  { folds, split, drop }: { folds: Table; split: number; drop: readonly string[] },
): Promise<ModelDocument> {
  const test = present(folds.columns.get(`test_${split}`), `there is a split ${split}`);
  const trained = await trainModel({
    table: makeTable([...table.columns.values(), { ...test, name: 'test' }]),
    target: 'target',
    test: 'test',
    drop,
    kind: 'auto',
    seed: split,
    simulated: false,
  });
  if (!trained.ok) throw new Error(trained.error.text.en);
  return trained.value;
}

export async function readTable(name: string): Promise<Table> {
  const file = await readTableFile(join(referenceFolder, name));
  if (!file.ok) throw new Error(`${name} cannot be read`);
  return inferTable(file.value.columns);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
