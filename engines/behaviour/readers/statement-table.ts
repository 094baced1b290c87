import { ok, type Result } from '@lendline/kernel';

import type { FileProblem } from '../records/file-problem.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import type { WordCounter } from '../records/vocabulary.ts';
import { type WallClock, wallClock } from '../records/wall-clock.ts';
import type { BankDescriptor } from './banks/bank-descriptor.ts';
import { bankOfHeader, bankTable } from './banks/bank-table.ts';
import { guessBank } from './banks/guess-bank.ts';
import type { CellRow } from './csv-rows.ts';
import type { PaymentTable } from './payment-table.ts';
import type { StatementKind, StatementOptions } from './statement-file.ts';
import { walletFormats, walletOfHeader, walletTable } from './statement-rows.ts';

export interface FoundTable extends PaymentTable {
  /** The index of its header row. */
  readonly start: number;
  readonly clock: WallClock;
  readonly warnings: readonly FileWarning[];
}

export interface TableOptions {
  readonly options: StatementOptions;
  readonly words: WordCounter;
}

/** How far down a header row is looked for: prefaces are some thirty lines. */
const headerWithin = 200;

/**
 * Whose table rows hold: by their header row, by the wallet's name above it, or a bank's by what its columns are
 * called; null when none of these.
 */
export function tableKindOf(rows: readonly CellRow[]): StatementKind | null {
  const top = rows.slice(0, headerWithin);
  for (const row of top) {
    // A bank first: its header row must have every column, a wallet's only two of them.
    if (bankOfHeader(row)) return 'bank';
    const wallet = walletOfHeader(row);
    if (wallet) return wallet.kind;
  }
  const head = top.slice(0, 40).flatMap(({ cells }) => cells);
  const byName = walletFormats.find(({ landmark }) => head.some((cell) => cell.includes(landmark)));
  return byName?.kind ?? (guessBank(top, undefined) ? 'bank' : null);
}

/**
 * The table of a kind in the rows of one sheet; null when there is no header row of it. Errors: `missing-column`,
 * `ambiguous-columns`.
 */
export function findTable(
  rows: readonly CellRow[],
  kind: StatementKind | null,
  { options, words }: TableOptions,
): Result<FoundTable | null, FileProblem> {
  const top = rows.slice(0, headerWithin);
  if (kind === 'bank') return findBankTable(rows, { options, words });
  const start = top.findIndex((row) => walletOfHeader(row)?.kind === kind);
  const format = walletFormats.find((known) => known.kind === kind);
  if (start < 0 || !format) return ok(null);
  const clock = wallClock(options.zone ?? 'Asia/Shanghai');
  const table = walletTable(rows[start]!, format, { clock, words });
  return table.ok ? ok({ ...table.value, start, clock, warnings: headerChange(table.value) }) : table;
}

function findBankTable(
  rows: readonly CellRow[],
  { options, words }: TableOptions,
): Result<FoundTable | null, FileProblem> {
  const start = rows.slice(0, headerWithin).findIndex((row) => bankOfHeader(row) !== null);
  if (start >= 0) {
    const bank = bankOfHeader(rows[start]!)!;
    return ok(opened(rows, { start, bank }, { zone: options.zone ?? bank.zone, words }));
  }
  const guessed = guessBank(rows.slice(0, headerWithin * 2), options.currency);
  if (!guessed) return ok(null);
  if (!guessed.ok) return guessed;
  const table = opened(rows, guessed.value, { zone: options.zone ?? 'Asia/Shanghai', words });
  return ok({ ...table, warnings: [fileWarning('guessed-columns', 1)] });
}

function opened(
  rows: readonly CellRow[],
  { start, bank }: { readonly start: number; readonly bank: BankDescriptor },
  { zone, words }: { readonly zone: string; readonly words: WordCounter },
): FoundTable {
  const clock = wallClock(zone);
  const table = bankTable(rows[start]!, bank, { clock, words });
  return { ...table, start, clock, warnings: headerChange(table) };
}

function headerChange({ changed_columns, header }: PaymentTable): FileWarning[] {
  return changed_columns > 0 ? [fileWarning('header-changed', changed_columns, header.line)] : [];
}
