import { parse } from 'csv-parse/sync';

/** One row of cells, trimmed of blanks and tabs, with the physical line it begins on. */
export interface CellRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** False when a quoted cell was never closed: the rest of the line is then taken as it stands. */
  readonly whole: boolean;
}

// A note may hold line breaks inside quotes, but a quote that is never closed must not swallow the rest of the file.
export const maxLinesOfRow = 5;
// What a row of any of our formats begins with: such a line is never the rest of the row above it.
const beginsRow = /^\s*"?(\d{1,4}[-/.]\d{1,2}[-/. ]|\d{8}\b|call\b|text\b)/;

/**
 * Splits delimited text into rows, without blank lines. Wallets put quotes inside unquoted cells, so quotes are
 * read leniently; lines are split first, so that one bad quote costs one row and never those after it.
 */
export function csvRows(text: string): CellRow[] {
  const lines = text.split(/\r\n|\n|\r/);
  const delimiter = delimiterOf(lines);
  const rows: CellRow[] = [];
  for (let index = 0; index < lines.length;) {
    const { row, used } = rowAt(lines, index, delimiter);
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
    index += used;
  }
  return rows;
}

/** Commas; semicolons where banks write decimal commas; tabs in what a spreadsheet calls Unicode text. */
export function delimiterOf(lines: readonly string[]): string {
  const head = lines.slice(0, 200);
  const [commas, semicolons] = [',', ';'].map((sign) => head.filter((line) => line.includes(sign)).length);
  if (semicolons! > commas!) return ';';
  return commas! > 0 || lines.some((line) => line.includes(',')) ? ',' : '\t';
}

/** The row that begins on a line, and how many lines it takes. */
export function rowAt(lines: readonly string[], index: number, delimiter: string): { row: CellRow; used: number } {
  const line = index + 1;
  const first = lines[index]!;
  if (!first.includes('"')) return { row: { line, cells: trimmed(first.split(delimiter)), whole: true }, used: 1 };
  for (let used = 1; used <= maxLinesOfRow && index + used <= lines.length; used += 1) {
    if (used > 1 && beginsRow.test(lines[index + used - 1]!)) break;
    const text = lines.slice(index, index + used).join('\n');
    const cells = plainQuotedCells(text, delimiter) ?? quotedCells(text, delimiter);
    if (cells) return { row: { line, cells: trimmed(cells), whole: true }, used };
  }
  return { row: { line, cells: trimmed(first.split(delimiter)), whole: false }, used: 1 };
}

/**
 * The cells of a row whose quoted cells end where they should, which is nearly every row; null for any other. The
 * library below sets itself up anew for each row, at some twenty times the cost.
 */
export function plainQuotedCells(text: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; at <= text.length;) {
    const start = afterBlanks(text, at, delimiter);
    if (text[start] !== '"') {
      const end = text.indexOf(delimiter, at);
      cells.push(text.slice(at, end < 0 ? text.length : end));
      at = end < 0 ? text.length + 1 : end + 1;
      continue;
    }
    let close = text.indexOf('"', start + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    const end = afterBlanks(text, close + 1, delimiter);
    if (close < 0 || (end < text.length && text[end] !== delimiter)) return null;
    cells.push(text.slice(start + 1, close).replaceAll('""', '"'));
    at = end + 1;
  }
  return cells;
}

function afterBlanks(text: string, at: number, delimiter: string): number {
  let next = at;
  while (next < text.length && text[next] !== delimiter && /\s/.test(text[next]!)) next += 1;
  return next;
}

/** The cells of one quoted row, or null when a quote is left open. */
export function quotedCells(text: string, delimiter: string): string[] | null {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      // Blanks before an opening quote are common (`2019-09-26, "x"`); after trimming they are quotes again.
      ltrim: true,
      rtrim: true,
      record_delimiter: ['\u0000'],
    });
    return rows.length === 1 ? rows[0]! : null;
  } catch {
    return null;
  }
}

function trimmed(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim());
}
