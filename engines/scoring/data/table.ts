import { assert, present } from '@lendline/kernel';
import { isBlank } from './read-value.ts';

/** Numbers of one column; NaN is a missing value. */
export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  readonly values: Float64Array;
}

/** Texts of one column as indexes into `levels`; -1 is a missing value. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** Moments of one column in epoch milliseconds; NaN is missing. Used to split and to check, never as a feature. */
export interface DateColumn {
  readonly kind: 'date';
  readonly name: string;
  readonly epochs_ms: Float64Array;
}

export type Column = NumericColumn | CategoryColumn | DateColumn;

/** Columns of equal length, by name, in the order of the file. */
export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** What one row holds for a model: a number, a category or nothing. */
export type Value = number | string | null;

/** Makes a table; asserts that all columns have the same length and a name of their own. */
export function makeTable(columns: readonly Column[]): Table {
  const rows = columns[0] ? columnLength(columns[0]) : 0;
  for (const column of columns) assert(columnLength(column) === rows, `column ${column.name} has another length`);
  const byName = new Map(columns.map((column) => [column.name, column]));
  assert(byName.size === columns.length, 'every column has its own name');
  return { rows, columns: byName };
}

export function columnLength(column: Column): number {
  if (column.kind === 'numeric') return column.values.length;
  return column.kind === 'category' ? column.codes.length : column.epochs_ms.length;
}

/** The rows named by `rows`, in that order; levels of a category keep their codes. */
export function takeRows(table: Table, rows: Int32Array): Table {
  return makeTable(Array.from(table.columns.values(), (column) => takeColumnRows(column, rows)));
}

export function takeColumnRows(column: Column, rows: Int32Array): Column {
  if (column.kind === 'category') return { ...column, codes: rows.map((row) => column.codes[row]!) };
  if (column.kind === 'date') return { ...column, epochs_ms: pick(column.epochs_ms, rows) };
  return { ...column, values: pick(column.values, rows) };
}

/** `source[rows[i]]` for every i. */
export function pick(source: ArrayLike<number>, rows: Int32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) picked[index] = source[rows[index]!]!;
  return picked;
}

/** The value of one cell as a model takes it; dates are given as null because models do not read them. */
export function cellOf(column: Column, row: number): Value {
  if (column.kind === 'date') return null;
  if (column.kind === 'category') return column.levels[column.codes[row]!] ?? null;
  const value = present(column.values[row], 'the row exists');
  return Number.isNaN(value) ? null : value;
}

export function isMissing(column: Column, row: number): boolean {
  if (column.kind === 'category') return column.codes[row]! < 0;
  return Number.isNaN(column.kind === 'numeric' ? column.values[row]! : column.epochs_ms[row]!);
}

/**
 * A table from records of one shape, as a feature store gives them. A column is numeric when every value that
 * is there is a number, else a category. Fields absent from a record and blank texts are missing.
 */
export function tableFromRecords(records: readonly Readonly<Record<string, Value | undefined>>[]): Table {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  return makeTable(
    Array.from(names, (name) =>
      columnOf(
        name,
        records.map((record) => record[name] ?? null),
      ),
    ),
  );
}

function columnOf(name: string, values: readonly Value[]): Column {
  if (values.every((value) => typeof value !== 'string')) {
    return { kind: 'numeric', name, values: Float64Array.from(values, (value) => value ?? Number.NaN) };
  }
  const texts = textColumn(
    name,
    values.map((value) => (value === null || isBlank(String(value)) ? null : String(value).trim())),
  );
  return { kind: 'category', ...texts };
}

/** A column as a file gives it: texts, each distinct one stored once; -1 is an absent cell. */
export interface TextColumn {
  readonly name: string;
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export function textColumn(name: string, values: readonly (string | null)[]): TextColumn {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (value === null) return -1;
    const code = codeOf.get(value) ?? codeOf.size;
    if (code === codeOf.size) codeOf.set(value, code);
    return code;
  });
  return { name, codes, levels: [...codeOf.keys()] };
}
