import type { Locale } from '@lendline/kernel';
import type { RowProblem } from '../contract.ts';

export interface LeftOutRow extends RowProblem {
  /** `rejected`: wrong, may be mended. `ignored`: right, but no event of this kind. */
  readonly outcome: 'rejected' | 'ignored';
}

/** Every row that is no record, by line, as a spreadsheet opens it: UTF-8 with a byte-order mark, CRLF (RFC 4180). */
export function rejectedCsv(rows: readonly LeftOutRow[], locale: Locale): string {
  const lines = rows
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, outcome, field, reason, text }) => [String(line), outcome, field, reason, text[locale]]);
  return `\u{FEFF}${[['line', 'outcome', 'field', 'reason', 'text'], ...lines].map(csvLine).join('\r\n')}\r\n`;
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
