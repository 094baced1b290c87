import type { CellRow } from './csv-rows.ts';

/** Every field with the names it goes by in the files of a family. */
export type Aliases<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Where each field stands in a header row; a field that the row does not name is absent. */
export type Columns<Field extends string> = Partial<Record<Field, number>>;

/**
 * Matches a row against the known column names. Headers are found by what they say, never by a line number: wallets
 * have moved them three times without notice.
 */
export function columnsOf<Field extends string>(row: CellRow, aliases: Aliases<Field>): Columns<Field> {
  const names = row.cells.map((cell) => cell.replace(/^\u{FEFF}/u, '').toLowerCase());
  const columns: Columns<Field> = {};
  for (const [field, known] of Object.entries(aliases) as [Field, readonly string[]][]) {
    const at = names.findIndex((name) => known.includes(name));
    if (at >= 0) columns[field] = at;
  }
  return columns;
}

export function hasAll<Field extends string>(columns: Columns<Field>, fields: readonly Field[]): boolean {
  return fields.every((field) => columns[field] !== undefined);
}

/** The text of a field in a row; empty when the row or the header lacks it. */
export function cellOf<Field extends string>(row: CellRow, columns: Columns<Field>, field: Field): string {
  const at = columns[field];
  return at === undefined ? '' : (row.cells[at] ?? '');
}
