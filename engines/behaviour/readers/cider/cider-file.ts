import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import type { LineRecord } from '../../records/line-record.ts';
import { ignoreRow, sortRows } from '../../records/row-problem.ts';
import type { CallFile, CallReading } from '../call-file.ts';
import { type CellRow, csvRows } from '../csv-rows.ts';
import { cellOf, type Columns } from '../header-row.ts';
import { ownSides } from '../own-side.ts';
import { repeatedRows } from '../repeated-rows.ts';
import { type CiderField, ciderColumns, ciderTableOf } from './cider-columns.ts';
import { type CiderEvent, ciderTable } from './cider-table.ts';

/**
 * One line's records from a CIDER CSV of calls and texts, top-ups or data volumes. Such files hold many lines: the
 * line is named by the caller, or is the one that is in every row; rows of others are ignored. Errors: `no-header-row`,
 * `no-rows`.
 */
export function readCiderFile(text: string, reading: CallReading): Result<CallFile, FileProblem> {
  const [header, ...rows] = csvRows(text);
  const table = ciderTable(header, reading);
  if (!header || !table) return err(fileProblem('no-header-row', { field: 'caller_id, timestamp' }));
  if (rows.length === 0) return err(fileProblem('no-rows', { line: header.line }));
  const line = reading.line ?? lineInEvery(rows, ciderColumns(header));
  const outcomes = rows.map((row) => {
    const event = table(row);
    if ('reason' in event) return event;
    return recordFor(event, line) ?? ignoreRow('other-line', row.line);
  });
  const { accepted: records, rejected, ignored } = sortRows(outcomes);
  return ok({
    kind: 'cider',
    holder: { name: null, number: line },
    window: null,
    rows: rows.length,
    records,
    rejected,
    ignored,
    warnings: repeatedRows(records),
  });
}

/** Whether a text begins with the header row of one of the three tables. */
export function isCiderText(text: string): boolean {
  const table = ciderTableOf(csvRows(text.slice(0, 2000))[0]);
  return table !== null && table !== 'mobilemoney';
}

function recordFor(event: CiderEvent, line: string | null): LineRecord | null {
  return event.find((side) => side.line === line)?.record ?? null;
}

function lineInEvery(rows: readonly CellRow[], columns: Columns<CiderField>): string | null {
  const sides = rows.map((row) => ({
    from: [cellOf(row, columns, 'caller_id')],
    to: [cellOf(row, columns, 'recipient_id')].filter((id) => id !== ''),
  }));
  const own = ownSides(sides, undefined);
  const first = own.findIndex((side) => side !== null);
  const side = own[first];
  return side ? sides[first]![side][0]! : null;
}
