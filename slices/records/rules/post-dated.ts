import { rejectRow, type RowProblem } from '@lendline/behaviour';

// A file may be written in a zone that is already a day ahead.
const tolerance_ms = 86_400_000;

export interface SplitRows<Row> {
  readonly happened: readonly Row[];
  /** Rows from the future: nobody can have exported them, and they would make an old file look fresh. */
  readonly postDated: readonly RowProblem[];
}

export function splitPostDated<Row extends { readonly at_ms: number; readonly source_line: number }>(
  rows: readonly Row[],
  now: Temporal.Instant,
): SplitRows<Row> {
  const latest = now.epochMilliseconds + tolerance_ms;
  return {
    happened: rows.filter(({ at_ms }) => at_ms <= latest),
    postDated: rows.filter(({ at_ms }) => at_ms > latest).map((row) => rejectRow('post-dated', row.source_line)),
  };
}
