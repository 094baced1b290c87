import type { LineRecord } from '../records/line-record.ts';

/** The table, or view, that the text reads. */
export const bulkTable = 'line_records';

/**
 * The columns of `line_records`, in DuckDB's types, none of them ever NULL. `line` and `peer` may be of any type that can be compared; keyed
 * hashes as integers are the quickest. A file sorted by `line` is read in ranges of lines; the figures do not depend
 * on any order. Copies of a record count as often as they are there, so rows are written from cleaned records.
 */
export const bulkColumns = {
  line: 'BIGINT',
  peer: 'BIGINT',
  /** 0 a call that was taken, 1 a text; rows of any other number, such as calls that nobody took, are passed over. */
  kind: 'TINYINT',
  /** 1 from the line, 0 towards it. */
  out: 'TINYINT',
  /** Epoch milliseconds. */
  at_ms: 'BIGINT',
  /** When the record was first had, in epoch milliseconds; 0 where that is not known. */
  arrived_ms: 'BIGINT',
  /** Length of a call; 0 where the source does not say, and for a text. */
  seconds: 'INTEGER',
} as const;

export type BulkRow = Readonly<Record<keyof typeof bulkColumns, number | bigint>>;

/** A record as a row of `line_records`; undefined for what is neither a text nor a call that was taken. */
export function bulkRow(
  record: LineRecord,
  { line, peer }: { readonly line: number | bigint; readonly peer: number | bigint },
): BulkRow | undefined {
  if (record.kind !== 'call' && record.kind !== 'text') return undefined;
  if (record.answered === false) return undefined;
  return {
    line,
    peer,
    kind: record.kind === 'call' ? 0 : 1,
    out: record.direction === 'out' ? 1 : 0,
    at_ms: record.at_ms,
    arrived_ms: record.arrived_ms ?? 0,
    seconds: record.kind === 'call' ? (record.seconds ?? 0) : 0,
  };
}
