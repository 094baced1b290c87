import { asList, asText, type Loose } from '../jdm.ts';
import { codeOf, readCell } from './cell.ts';
import type { KnownName } from './names-known.ts';
import type { CellAt, Side } from './table-edits.ts';

/** What a result column of a table of findings says by a code. */
export const codeFields = ['rule', 'outcome', 'reason', 'flags'] as const;

export type CodeField = (typeof codeFields)[number];

export interface ColumnModel {
  readonly id: string;
  readonly field: string;
  readonly side: Side;
  /** Of a condition; undefined where there is no such name. */
  readonly known: KnownName | undefined;
  /** Of a result that is one of some codes. */
  readonly code: CodeField | null;
}

export interface RowModel {
  readonly id: string;
  /** By column. */
  readonly cells: Readonly<Record<string, string>>;
  /** Whether it says what happens where a fact is unknown. */
  readonly isUnknown: boolean;
}

/** A decision table as it is edited. */
export interface TableModel {
  readonly hitPolicy: 'first' | 'collect';
  /** Whether its rows are findings of a step: a rule with an outcome each. */
  readonly isFindings: boolean;
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly RowModel[];
}

export function tableModel(content: Loose, names: readonly KnownName[]): TableModel {
  const isFindings = asText(content['outputPath']).startsWith('found_');
  const columns = [
    ...asList(content['inputs']).map((column): ColumnModel => {
      const field = asText(column['field']);
      return {
        id: asText(column['id']),
        field,
        side: 'inputs',
        known: names.find(({ name }) => name === field),
        code: null,
      };
    }),
    ...asList(content['outputs']).map((column): ColumnModel => {
      const field = asText(column['field']);
      const code = isFindings ? (codeFields.find((one) => one === field) ?? null) : null;
      return { id: asText(column['id']), field, side: 'outputs', known: undefined, code };
    }),
  ];
  return {
    hitPolicy: content['hitPolicy'] === 'collect' ? 'collect' : 'first',
    isFindings,
    columns,
    rows: asList(content['rules']).map((row) => rowModel(row, columns)),
  };
}

function rowModel(row: Loose, columns: readonly ColumnModel[]): RowModel {
  const cells = Object.fromEntries(columns.map(({ id }) => [id, asText(row[id])]));
  const isUnknown = columns.some(
    ({ id, side }) => side === 'inputs' && readCell(cells[id]!).values.includes('unknown'),
  );
  return { id: asText(row['_id']), cells, isUnknown };
}

/** The rule that a row of findings speaks for. */
export function ruleOf({ columns }: TableModel, { cells }: RowModel): string | null {
  const column = columns.find(({ code }) => code === 'rule');
  return column ? codeOf(cells[column.id]!) : null;
}

export type GridKey =
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'Home'
  | 'End'
  | 'First'
  | 'Last'
  | 'Next'
  | 'Previous';

/** Where a key leads from a cell; the ends of a table hold. `Next` and `Previous` go on in the row beside, `First` is the first cell of all. */
export function cellBeside(table: TableModel, at: CellAt, key: GridKey): CellAt {
  const [rows, columns] = [table.rows.map(({ id }) => id), table.columns.map(({ id }) => id)];
  const [row, column] = [Math.max(0, rows.indexOf(at.row)), Math.max(0, columns.indexOf(at.column))];
  const [lastRow, lastColumn] = [rows.length - 1, columns.length - 1];
  const to: Readonly<Record<GridKey, readonly [number, number]>> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, lastColumn],
    First: [0, 0],
    Last: [lastRow, lastColumn],
    Next: column < lastColumn ? [row, column + 1] : [row + 1, row < lastRow ? 0 : column],
    Previous: column > 0 ? [row, column - 1] : [row - 1, row > 0 ? lastColumn : 0],
  };
  const inside = (place: number, last: number) => Math.min(last, Math.max(0, place));
  const [toRow, toColumn] = to[key];
  return { row: rows[inside(toRow, lastRow)] ?? '', column: columns[inside(toColumn, lastColumn)] ?? '' };
}
