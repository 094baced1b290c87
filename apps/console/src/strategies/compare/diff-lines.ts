import type { NodeChange, RowChange } from '@lendline/decisions/contract';

/** One difference of a node as a line of a table. */
export interface DiffLine {
  /** Its place from 1 in the later of the two documents that has it; null of what is about no row. */
  readonly row: number | null;
  readonly change: RowChange['change'];
  /** A column of a table, or the path of a field; null of a row that was moved. */
  readonly field: string | null;
  readonly isCell: boolean;
  /** Null where there was or is none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The differences of a node: its fields first, then its rows from the top, cell by cell. */
export function diffLines({ fields, rows }: NodeChange): readonly DiffLine[] {
  const ofFields = fields.map(({ field, from, to }): DiffLine => {
    const change = from === null ? 'added' : to === null ? 'removed' : 'changed';
    return { row: null, change, field, isCell: false, from, to };
  });
  return [...ofFields, ...rows.toSorted((a, b) => placeOf(a) - placeOf(b)).flatMap(rowLines)];
}

function placeOf({ from, to }: RowChange): number {
  return to ?? from ?? 0;
}

function rowLines(row: RowChange): readonly DiffLine[] {
  const { change, from, to, cells } = row;
  const place = placeOf(row) + 1;
  if (change === 'moved') {
    const [before, after] = [from, to].map((at) => (at === null ? null : String(at + 1)));
    return [{ row: place, change, field: null, isCell: false, from: before ?? null, to: after ?? null }];
  }
  return cells.map((cell) => ({
    row: place,
    change,
    field: cell.field,
    isCell: true,
    from: change === 'added' ? null : (cell.from ?? ''),
    to: change === 'removed' ? null : (cell.to ?? ''),
  }));
}
