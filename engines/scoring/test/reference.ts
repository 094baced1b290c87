import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CsvRow, csvRows } from '../conformance/csv-rows.ts';

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

/** Records of a CSV file of the folder. */
export function readCsv(name: string): CsvRow[] {
  return csvRows(readReference(name));
}
