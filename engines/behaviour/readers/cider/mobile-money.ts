import { err, ok, type Currency, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import { fileWarning } from '../../records/file-warning.ts';
import { rejectRow, type RowProblem } from '../../records/row-problem.ts';
import { type Transaction, transaction } from '../../records/transaction.ts';
import type { WordCounter } from '../../records/vocabulary.ts';
import type { WallClock } from '../../records/wall-clock.ts';
import { parseWallText } from '../../records/wall-text.ts';
import { amountOf } from '../amount-text.ts';
import type { StatementRows } from '../assemble-statement.ts';
import { type CellRow, csvRows } from '../csv-rows.ts';
import { cellOf, type Columns } from '../header-row.ts';
import { flowOf, otherParty, type OwnSide, ownSides, type Sides } from '../own-side.ts';
import { type CiderField, ciderColumns, ciderTableOf } from './cider-columns.ts';

const types = new Set(['p2p', 'cashin', 'cashout', 'billpay', 'other']);

export interface CiderPaymentReading {
  readonly clock: WallClock;
  readonly words: WordCounter;
  readonly account: string | undefined;
  /** The file prints none: CNY unless told. */
  readonly currency: Currency | undefined;
}

/**
 * CIDER's mobile-money CSV, one person's side of it: the caller pays, the recipient is paid. Errors: `no-header-row`,
 * `no-rows`.
 */
export function ciderPaymentRows(text: string, reading: CiderPaymentReading): Result<StatementRows, FileProblem> {
  const [header, ...rows] = csvRows(text);
  if (!header || ciderTableOf(header) !== 'mobilemoney')
    return err(fileProblem('no-header-row', { field: 'txn_type' }));
  if (rows.length === 0) return err(fileProblem('no-rows', { line: header.line }));
  const columns = ciderColumns(header);
  const sides = ownSides(
    rows.map((row) => sidesOf(row, columns)),
    reading.account,
  );
  const outcomes = rows.map((row, index) => rowOf(row, columns, { ...reading, side: sides[index]! }));
  const unknown = rows.filter((_, index) => sides[index] === null);
  return ok({
    kind: 'cider',
    variant: null,
    preface: {
      holder: { name: null, account: reading.account ?? null },
      window: null,
      exported_at: null,
      declared: { rows: null, in: null, out: null, neutral: null },
    },
    rows: outcomes.map((row) => ('reason' in row ? row : { transaction: row, resaved: false })),
    warnings: unknown.length > 0 ? [fileWarning('unknown-direction', unknown.length, unknown[0]!.line)] : [],
  });
}

export function isCiderPaymentText(text: string): boolean {
  return ciderTableOf(csvRows(text.slice(0, 2000))[0]) === 'mobilemoney';
}

type RowReading = CiderPaymentReading & { readonly side: OwnSide };

function rowOf(row: CellRow, columns: Columns<CiderField>, reading: RowReading): Transaction | RowProblem {
  const text = (field: CiderField): string => cellOf(row, columns, field);
  if (!row.whole) return rejectRow('cut-row', row.line);
  const time = parseWallText(text('timestamp'));
  if (!time) return rejectRow('bad-time', row.line, 'timestamp');
  const { side, clock, words, currency = 'CNY' } = reading;
  const amount = amountOf(text('amount'), currency);
  if (amount === null || amount < 0n) return rejectRow('bad-amount', row.line, 'amount');
  const category = text('txn_type');
  words.count('category', category, types.has(category));
  const balance = { from: 'sender_balance_after', to: 'recipient_balance_after' } as const;
  return transaction({
    at_ms: clock.toEpoch(time.wall_ms),
    wall_ms: time.wall_ms,
    amount,
    currency,
    direction: flowOf(side),
    status: 'posted',
    counterparty_account: otherParty(sidesOf(row, columns), side),
    category,
    balance: side && amountOf(text(balance[side]), currency),
    source_line: row.line,
  });
}

function sidesOf(row: CellRow, columns: Columns<CiderField>): Sides {
  const named = (field: CiderField): string[] => [cellOf(row, columns, field)].filter((id) => id !== '');
  return { from: named('caller_id'), to: named('recipient_id') };
}
