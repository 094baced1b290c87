import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import { isIgnored, isRowProblem, type RowProblem } from '../../records/row-problem.ts';
import type { Transaction } from '../../records/transaction.ts';
import { type FileWords, wordCounter } from '../../records/vocabulary.ts';
import type { CellRow } from '../csv-rows.ts';
import type { StatementKind, StatementOptions, StatementPreface } from '../statement-file.ts';
import { statementPreface } from '../statement-preface.ts';
import { findTable, type FoundTable, tableKindOf } from '../statement-table.ts';
import { rowStream } from './row-stream.ts';

/** Some of the rows of a statement. `rows` = transactions + rejected + ignored, in every batch. */
export interface StatementBatch {
  readonly rows: number;
  readonly transactions: readonly Transaction[];
  readonly rejected: readonly RowProblem[];
  readonly ignored: readonly RowProblem[];
}

export interface StatementStream {
  readonly kind: StatementKind;
  readonly variant: string | null;
  readonly preface: StatementPreface;
  /** Can be walked once. Holds no row of a batch that was passed. */
  readonly batches: AsyncIterable<StatementBatch>;
  /** The words of the rows that were read so far. */
  readonly words: () => FileWords;
}

/**
 * Reads a wallet's or bank's CSV of any size in constant memory. What only a whole file shows is not looked for: copies
 * of a row, refunds of an earlier payment, totals, breaks of a balance. Errors: those of `rowStream`; `unrecognised`,
 * `no-header-row`, `missing-column`, `ambiguous-columns`.
 */
export async function streamStatement(
  source: AsyncIterable<Uint8Array>,
  options: StatementOptions = {},
): Promise<Result<StatementStream, FileProblem>> {
  const opened = await rowStream(source);
  if (!opened.ok) return opened;
  const { head, rest } = opened.value;
  const kind = options.kind && options.kind !== 'auto' ? options.kind : tableKindOf(head);
  if (kind === null) return err(fileProblem('unrecognised'));
  const words = wordCounter();
  const table = findTable(head, kind, { options, words });
  if (!table.ok) return table;
  if (table.value === null) return err(fileProblem('no-header-row'));
  const { variant, start, clock } = table.value;
  const preface = statementPreface(head.slice(0, start), clock);
  const batches = batchesOf(head.slice(start + 1), rest, table.value);
  return ok({ kind, variant, preface, batches, words: () => words.words() });
}

async function* batchesOf(
  first: readonly CellRow[],
  rest: AsyncIterable<readonly CellRow[]>,
  table: FoundTable,
): AsyncGenerator<StatementBatch> {
  if (first.length > 0) yield batchOf(first, table);
  for await (const rows of rest) if (rows.length > 0) yield batchOf(rows, table);
}

function batchOf(rows: readonly CellRow[], table: FoundTable): StatementBatch {
  const transactions: Transaction[] = [];
  const rejected: RowProblem[] = [];
  const ignored: RowProblem[] = [];
  for (const row of rows) {
    const outcome = table.read(row);
    if (!isRowProblem(outcome)) transactions.push(outcome.transaction);
    else (isIgnored(outcome) ? ignored : rejected).push(outcome);
  }
  return { rows: rows.length, transactions, rejected, ignored };
}
