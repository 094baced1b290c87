import { parseDecimal } from '@lendline/kernel';

import { ignoreRow, rejectRow, type RowProblem } from '../records/row-problem.ts';
import { transaction, type Transaction, type TransactionStatus } from '../records/transaction.ts';
import type { WallClock } from '../records/wall-clock.ts';
import { parseWallText } from '../records/wall-text.ts';
import type { CellRow } from './csv-rows.ts';
import { cellOf, columnsOf, hasAll, type Columns } from './header-row.ts';
import type { StatementField, StatementFormat } from './statement-format.ts';

/** A transaction with what its row shows of a spreadsheet having saved it. */
export interface StatementRow {
  readonly transaction: Transaction;
  /** The row has lost its seconds, or its order number to `1.23E+27`. */
  readonly resaved: boolean;
}

export interface StatementTable {
  readonly format: StatementFormat;
  readonly columns: Columns<StatementField>;
  readonly header: CellRow;
  readonly clock: WallClock;
}

const scientific = /^\d(\.\d+)?E\+?\d+$/i;

/** The index of the header row of a format; -1 when there is none. */
export function headerIndex(rows: readonly CellRow[], format: StatementFormat): number {
  return rows.findIndex((row) => hasAll(columnsOf<StatementField>(row, format.aliases), ['time', 'category']));
}

/** Reads one row below the header. */
export function statementRow(row: CellRow, table: StatementTable): StatementRow | RowProblem {
  const { columns, format } = table;
  const text = (field: StatementField): string => cellOf(row, columns, field);
  const name = (field: StatementField): string => table.header.cells[columns[field]!] ?? field;
  const skipped = notADetail(row, table);
  if (skipped) return skipped;
  const time = parseWallText(text('time'));
  if (!time) return rejectRow('bad-time', row.line, name('time'));
  const direction = Object.hasOwn(format.directions, text('direction')) ? format.directions[text('direction')] : null;
  if (!direction) return rejectRow('bad-direction', row.line, name('direction'));
  const amount = amountOf(text('amount'));
  if (amount === null) return rejectRow('bad-amount', row.line, name('amount'));
  const status = statusOf(text('status'), text('category'), format);
  const order = text('order');
  const read: Transaction = transaction({
    at_ms: table.clock.toEpoch(time.wall_ms),
    wall_ms: time.wall_ms,
    amount,
    currency: 'CNY',
    direction,
    status,
    refunded: status === 'refund' ? 0n : refundedBy(text('status'), amount),
    counterparty: orNull(text('counterparty')),
    counterparty_account: orNull(text('account')),
    category: text('category'),
    description: orNull(text('description')) ?? '',
    method: orNull(text('method')),
    status_text: text('status'),
    order_id: scientific.test(order) ? null : orNull(order),
    merchant_order_id: scientific.test(text('merchantOrder')) ? null : orNull(text('merchantOrder')),
    note: orNull(text('note')),
    source_line: row.line,
  });
  return { transaction: read, resaved: !time.has_seconds || scientific.test(order) };
}

function notADetail(row: CellRow, { columns, format }: StatementTable): RowProblem | null {
  const filled = row.cells.filter((cell) => cell !== '');
  if (hasAll(columnsOf<StatementField>(row, format.aliases), ['time', 'category'])) {
    return ignoreRow('repeated-header', row.line);
  }
  if (filled.length === 1 && !parseWallText(filled[0]!)) return ignoreRow('summary-row', row.line);
  if (!row.whole) return rejectRow('cut-row', row.line);
  const needed = Math.max(...format.required.map((field) => columns[field]!));
  return row.cells.length <= needed ? rejectRow('too-few-cells', row.line) : null;
}

/** `¥1,234.50`, `￥12`, `28.16`: minor units; null when it is no amount or is negative. */
function amountOf(text: string): bigint | null {
  const plain = text.replace(/^[¥￥]\s*/, '');
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const parsed = parseDecimal(grouped, 'CNY');
  return parsed.ok && parsed.value.amount >= 0n ? parsed.value.amount : null;
}

function statusOf(text: string, category: string, format: StatementFormat): TransactionStatus {
  if (format.refundCategory.test(category)) return 'refund';
  return format.statuses.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** `已全额退款` and `对方已退还` give everything back, `已退款(￥3.50)` a part. */
function refundedBy(status: string, amount: bigint): bigint {
  const part = /已退款\s*[(（]?\s*[¥￥]\s*([\d,.]+)/.exec(status)?.[1];
  if (part !== undefined) return amountOf(part) ?? 0n;
  return /全额退款|退还/.test(status) ? amount : 0n;
}

function orNull(text: string): string | null {
  return text === '' || text === '/' ? null : text;
}
