import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inferTable } from '../data/infer.ts';
import { type Table, textColumn } from '../data/table.ts';

/** Folder of the scorecard reference figures; tests skip, and say so, when it is not there. */
export const referenceFolder = join(
  process.env['LENDLINE_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'scorecard',
);

export const referencePresent = existsSync(join(referenceFolder, 'germancredit.csv'));

export const absentNote = referencePresent ? '' : ' (skipped: the reference data is absent)';

export function readReference(name: string): string {
  return readFileSync(join(referenceFolder, name), 'utf8');
}

/** Records of a small CSV file with quoted fields. */
export function readCsv(name: string): Record<string, string>[] {
  const lines = readReference(name).replace(/\r/g, '').trimEnd().split('\n').map(fields);
  const [head, ...rows] = lines as [string[], ...string[][]];
  return rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index] ?? ''])));
}

function fields(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}

export function tableOf(records: readonly Record<string, string>[]): Table {
  const names = Object.keys(records[0] ?? {});
  return inferTable(
    names.map((name) =>
      textColumn(
        name,
        records.map((record) => record[name] ?? null),
      ),
    ),
  );
}
