import { parse } from 'csv-parse/sync';
import { csvRows } from '../readers/csv-rows.ts';

/** A row by the names of the header; a cell that the row lacks is undefined. Cells keep their blanks. */
export interface DictRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string | undefined>>;
}

export interface DictTable {
  readonly columns: readonly string[];
  readonly rows: readonly DictRow[];
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Rows as Python's `csv.DictReader` gives them: names and cells exactly as they stand, empty lines left out. `columns`
 * for a file without a header row.
 */
export function dictRows(text: string, options: { delimiter?: string; columns?: readonly string[] } = {}): DictTable {
  const parsed = parsedRows(text, options.delimiter ?? ',');
  const columns = options.columns ?? parsed[0]?.cells ?? [];
  const rows = options.columns ? parsed : parsed.slice(1);
  return {
    columns,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(columns.map((name, at) => [name, cells[at]])),
    })),
  };
}

function parsedRows(text: string, delimiter: string): { readonly line: number; readonly cells: readonly string[] }[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as ParsedRow[];
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    // A quote that is never closed: Python would take the rest of the file for one cell.
    return csvRows(text).map(({ line, cells }) => ({ line, cells }));
  }
}
