import { ok, type Result } from '@lendline/kernel';

import type { FileProblem } from '../../records/file-problem.ts';
import { type CellRow, delimiterOf, maxLinesOfRow, rowAt } from '../csv-rows.ts';
import { maxLineLength, textLines } from './text-lines.ts';

/** The rows of a table that is too large to hold. */
export interface RowStream {
  /** The first rows, among which the header row is looked for. */
  readonly head: readonly CellRow[];
  /** The rows after those, in batches; can be walked once. */
  readonly rest: AsyncIterable<readonly CellRow[]>;
}

/** More than any preface has. */
const headRows = 200;

/** Rows as `csvRows` would give them, without blank ones. Errors: those of `textLines`. */
export async function rowStream(source: AsyncIterable<Uint8Array>): Promise<Result<RowStream, FileProblem>> {
  const text = await textLines(source);
  if (!text.ok) return text;
  const batches = rowsOf(text.value.lines)[Symbol.asyncIterator]();
  const head: CellRow[] = [];
  while (head.length < headRows) {
    const next = await batches.next();
    if (next.done) break;
    for (const row of next.value) head.push(row);
  }
  return ok({ head, rest: { [Symbol.asyncIterator]: () => batches } });
}

async function* rowsOf(batches: AsyncIterable<readonly string[]>): AsyncGenerator<readonly CellRow[]> {
  let lines: string[] = [];
  let before = 0;
  let delimiter: string | null = null;
  const rows = (until: number): CellRow[] => {
    delimiter ??= delimiterOf(lines);
    const found: CellRow[] = [];
    let index = 0;
    while (index < until) {
      const { row, used } = rowFrom(lines, index, delimiter);
      if (row.cells.some((cell) => cell !== '')) found.push({ ...row, line: before + index + 1 });
      index += used;
    }
    lines = lines.slice(index);
    before += index;
    return found;
  };
  for await (const batch of batches) {
    lines = lines.length === 0 ? [...batch] : [...lines, ...batch];
    // A row may go on in the lines that follow it, so the last few wait for them.
    if (lines.length > maxLinesOfRow) yield rows(lines.length - maxLinesOfRow);
  }
  yield rows(lines.length);
}

function rowFrom(lines: readonly string[], index: number, delimiter: string): { row: CellRow; used: number } {
  const first = lines[index]!;
  if (first.length < maxLineLength) return rowAt(lines, index, delimiter);
  return { row: { line: index + 1, cells: [first.slice(0, 100)], whole: false }, used: 1 };
}
