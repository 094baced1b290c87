import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { assert } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { inferTable } from '../data/infer.ts';
import { takeColumnRows, textColumn } from '../data/table.ts';
import type { BoostRows } from '../trees/boost.ts';

const folder = join(
  process.env['LENDLINE_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'credit',
);

export const creditSetsPresent = existsSync(join(folder, 'folds', 'reference.json'));

/** A public data set with ten published splits and what scikit-learn's boosted trees reach on each. */
export interface CreditSet {
  readonly referenceAucs: readonly number[];
  readonly split: (number: number) => { readonly development: BoostRows; readonly test: BoostRows };
}

export function readCreditSet(name: string): CreditSet {
  const reference = JSON.parse(readFileSync(join(folder, 'folds', 'reference.json'), 'utf8')).sets[name];
  const [head = [], ...rows] = readCsv(`${name}.csv.gz`);
  const table = inferTable(
    head.map((column, index) =>
      textColumn(
        column,
        rows.map((row) => row[index] ?? null),
      ),
    ),
  );
  const target = table.columns.get('target');
  assert(target?.kind === 'numeric', 'the target of a credit set is 0 or 1');
  const features = [...table.columns.values()].filter(
    (column): column is FeatureColumn =>
      column.kind !== 'date' && column.name !== 'target' && !reference.dropped.includes(column.name),
  );
  const [, ...folds] = readCsv(`folds/${name}.csv.gz`);
  const take = (chosen: Int32Array): BoostRows => ({
    columns: features.map((column) => takeColumnRows(column, chosen) as FeatureColumn),
    outcomes: { bad: Uint8Array.from(chosen, (row) => target.values[row]!) },
  });
  const rowsOf = (split: number, test: string): Int32Array =>
    Int32Array.from(folds.filter((fold) => fold[split + 1] === test).map(([row]) => Number(row)));
  return {
    referenceAucs: reference.hist_gradient_boosting.per_split,
    split: (number) => ({ development: take(rowsOf(number, '0')), test: take(rowsOf(number, '1')) }),
  };
}

/** Rows of a CSV with quoted fields; a blank cell is an empty text. */
function readCsv(path: string): string[][] {
  const lines = gunzipSync(readFileSync(join(folder, path)))
    .toString('utf8')
    .trimEnd()
    .split(/\r?\n/);
  return lines.map((line) =>
    Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) => quoted ?? plain ?? ''),
  );
}
