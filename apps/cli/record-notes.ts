import type { FileProblem, FileWarning, RowProblem } from '@lendline/behaviour';
import { type InputProblem, reportBadInput, terminalLocale } from './io.ts';

// Enough to see what is wrong with a file; the whole list is in the JSON answer.
const shownRows = 10;

/** A file that could not be read at all, as the terminal shows it. */
export function fileInputProblem({ line, field, what, expected, doThis }: FileProblem): InputProblem {
  const got = what[terminalLocale()];
  return { field: field ?? '', got, expected, doThis, ...(line === null ? {} : { line }) };
}

/** Says on standard error which rows were refused and what a reviewer should know about the file. */
export function noteRows(path: string, rejected: readonly RowProblem[], warnings: readonly FileWarning[]): void {
  const locale = terminalLocale();
  for (const { line, field, reason, expected } of rejected.slice(0, shownRows)) {
    process.stderr.write(`${place(path, line, field)}: ${reason} (${expected[locale]})\n`);
  }
  if (rejected.length > shownRows)
    process.stderr.write(`${path}: ${rejected.length - shownRows} more rows like these\n`);
  for (const { line, what } of warnings) process.stderr.write(`${place(path, line, null)}: ${what[locale]}\n`);
}

/** A file without one good row is bad input: its refused rows say why. */
export function reportNoGoodRow(path: string, rejected: readonly RowProblem[]): void {
  const problems = rejected.slice(0, shownRows).map(({ line, field, reason, expected, doThis }) => ({
    field: field ?? '',
    got: reason,
    expected,
    doThis,
    line,
  }));
  reportBadInput(path, problems);
}

/** Rows that are no record, for the JSON answer. */
export function rowNotes(rows: readonly RowProblem[], file?: string) {
  return rows.map(({ line, field, reason, expected, doThis }) => ({
    ...(file === undefined ? {} : { file }),
    line,
    field,
    reason,
    expected,
    doThis,
  }));
}

function place(path: string, line: number | null, field: string | null): string {
  return [path === '-' ? 'standard input' : path, line, field].filter((part) => part !== null).join(':');
}
