import type { BulkOptions } from '@lendline/behaviour';

export type LineRange = NonNullable<BulkOptions['lines']>;

/** What a Parquet file says of the lines in one of its row groups. */
export interface RowGroup {
  readonly first: bigint;
  readonly last: bigint;
  readonly rows: number;
}

/**
 * Ranges of lines of about `rows` records each, cut where a row group ends, so that each range reads its own row groups
 * and no others. Undefined when the records are not sorted by line: every range would then read everything.
 */
export function lineRanges(groups: readonly RowGroup[], rows: number): LineRange[] | undefined {
  const sorted = groups.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.last < b.last ? -1 : 1));
  const ranges: LineRange[] = [];
  let [from, last, held]: [bigint | undefined, bigint | undefined, number] = [undefined, undefined, 0];
  for (const group of sorted) {
    if (last !== undefined && group.first < last) return undefined;
    from ??= group.first;
    last = group.last;
    held += group.rows;
    if (held < rows) continue;
    ranges.push({ from, until: last + 1n });
    [from, held] = [last + 1n, 0];
  }
  if (last !== undefined && from !== undefined && from <= last) ranges.push({ from, until: last + 1n });
  return ranges;
}
