import { type Direction, type LineRecord, lineRecord } from '../../records/line-record.ts';
import { rejectRow, type RowProblem } from '../../records/row-problem.ts';
import { parseWallText } from '../../records/wall-text.ts';
import { amountOf } from '../amount-text.ts';
import type { CallReading, RowReader } from '../call-file.ts';
import type { CellRow } from '../csv-rows.ts';
import { cellOf, type Columns } from '../header-row.ts';
import { type CiderField, ciderColumns, ciderTableOf } from './cider-columns.ts';

/** A record with the line that it is of. */
export interface RecordOfLine {
  readonly line: string;
  readonly record: LineRecord;
}

/** What a row tells: of one line, or of both for a call or text. */
export type CiderEvent = readonly RecordOfLine[];

/** CIDER's volumes are taken for megabytes; its documents name no unit. */
const bytesPerVolume = 1_000_000;

/** Reads the rows below a header row of CIDER's calls, top-ups or data volumes; null when it is none. */
export function ciderTable(header: CellRow | undefined, reading: CallReading): RowReader<CiderEvent> | null {
  const table = ciderTableOf(header);
  if (!header || table === null || table === 'mobilemoney') return null;
  const columns = ciderColumns(header);
  const read = { cdr: callOrText, recharges: topUp, mobiledata: session }[table];
  return (row) => (row.whole ? withTime(row, { columns, reading, read }) : rejectRow('cut-row', row.line));
}

interface Cells {
  readonly row: CellRow;
  readonly text: (field: CiderField) => string;
  readonly reading: CallReading;
  readonly when: Pick<LineRecord, 'at_ms' | 'wall_ms' | 'source_line'>;
}

interface OfTable {
  readonly columns: Columns<CiderField>;
  readonly reading: CallReading;
  readonly read: (cells: Cells) => CiderEvent | RowProblem;
}

function withTime(row: CellRow, { columns, reading, read }: OfTable): CiderEvent | RowProblem {
  const text = (field: CiderField): string => cellOf(row, columns, field);
  const time = parseWallText(text('timestamp'));
  if (!time) return rejectRow('bad-time', row.line, 'timestamp');
  if (text('caller_id') === '') return rejectRow('missing-peer', row.line, 'caller_id');
  const when = { at_ms: reading.clock.toEpoch(time.wall_ms), wall_ms: time.wall_ms, source_line: row.line };
  return read({ row, text, reading, when });
}

function callOrText({ row, text, reading, when }: Cells): CiderEvent | RowProblem {
  const kind = text('txn_type');
  const known = kind === 'call' || kind === 'text';
  reading.words.count('kind', kind, known);
  if (!known) return rejectRow('bad-kind', row.line, 'txn_type');
  const [caller, recipient] = [text('caller_id'), text('recipient_id')];
  if (recipient === '') return rejectRow('missing-peer', row.line, 'recipient_id');
  const length = text('duration');
  if (kind === 'call' && !/^\d{1,7}(\.\d+)?$/.test(length)) return rejectRow('bad-duration', row.line, 'duration');
  const seconds = kind === 'call' ? Number(length) : null;
  const side = (line: string, direction: Direction, peer: string): RecordOfLine => ({
    line,
    record: lineRecord({ kind, direction, peer, seconds, ...when }),
  });
  return [side(caller, 'out', recipient), side(recipient, 'in', caller)];
}

function topUp({ row, text, reading, when }: Cells): CiderEvent | RowProblem {
  const currency = reading.currency ?? 'CNY';
  const amount = amountOf(text('amount'), currency);
  if (amount === null || amount < 0n) return rejectRow('bad-amount', row.line, 'amount');
  const record = lineRecord({ kind: 'topup', direction: 'in', paid: { amount, currency }, ...when });
  return [{ line: text('caller_id'), record }];
}

function session({ row, text, when }: Cells): CiderEvent | RowProblem {
  if (!/^\d{1,12}(\.\d+)?$/.test(text('volume'))) return rejectRow('bad-volume', row.line, 'volume');
  const bytes = Math.round(Number(text('volume')) * bytesPerVolume);
  return [{ line: text('caller_id'), record: lineRecord({ kind: 'data', direction: 'out', bytes, ...when }) }];
}
