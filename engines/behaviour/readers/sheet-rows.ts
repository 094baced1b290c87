import { err, ok, type Result } from '@lendline/kernel';
import readWorkbook from 'read-excel-file/universal';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { formatWall } from '../records/wall-text.ts';
import type { CellRow } from './csv-rows.ts';
import { unpackedSize } from './zip-size.ts';

/** A workbook of a few thousand rows unpacks to some megabytes; far above that it is a zip bomb. */
const maxUnpackedBytes = 200 * 1024 * 1024;

export interface SheetRows {
  readonly sheet: string;
  readonly rows: readonly CellRow[];
}

/**
 * The rows of every sheet of an XLSX workbook, as text, without blank rows. Errors: `damaged-workbook` (no whole zip,
 * or one without sheets), `zip` (an archive that is no workbook), `too-large`.
 */
export async function sheetRows(bytes: Uint8Array): Promise<Result<readonly SheetRows[], FileProblem>> {
  const size = unpackedSize(bytes);
  if (!size) return err(fileProblem('damaged-workbook'));
  if (!size.names.some((name) => name.startsWith('xl/'))) return err(fileProblem('zip'));
  if (size.bytes > maxUnpackedBytes) return err(fileProblem('too-large'));
  try {
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer);
    return ok(sheets.map(({ sheet, data }) => ({ sheet, rows: rowsOf(data) })));
  } catch {
    // The library throws on every kind of damage; which one makes no difference to what the person should do.
    return err(fileProblem('damaged-workbook'));
  }
}

function rowsOf(data: readonly (readonly unknown[])[]): CellRow[] {
  return data
    .map((cells, index) => ({ line: index + 1, cells: cells.map(cellText), whole: true }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  // A number cell is a double: 28.16 prints as 28.16, because JavaScript prints the shortest text that reads back.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return isDateCell(value) ? formatWall(value.getTime()) : '';
}

// The library reads a date cell as the wall time in UTC.
function isDateCell(value: unknown): value is { getTime(): number } {
  return typeof value === 'object' && value !== null && 'getTime' in value && typeof value.getTime === 'function';
}
