import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { isUnclearIncome } from '../payments/transaction-nature.ts';
import { ignoreRow, rejectRow, type RowProblem } from '../records/row-problem.ts';
import { type Transaction, transaction, type TransactionStatus } from '../records/transaction.ts';
import type { WordCounter } from '../records/vocabulary.ts';
import type { WallClock } from '../records/wall-clock.ts';
import { parseWallText } from '../records/wall-text.ts';
import { alipayFormat } from './alipay-format.ts';
import { amountOf } from './amount-text.ts';
import type { CellRow } from './csv-rows.ts';
import { cellOf, columnsOf, hasAll, type Columns } from './header-row.ts';
import { jdFormat } from './jd-format.ts';
import { meituanFormat } from './meituan-format.ts';
import { isScientific, type PaymentTable, type StatementRow } from './payment-table.ts';
import type { StatementField, StatementFormat } from './statement-format.ts';
import { wechatFormat } from './wechat-format.ts';

export const walletFormats: readonly StatementFormat[] = [alipayFormat, wechatFormat, jdFormat, meituanFormat];

/** What the rows of a table are read with. */
export interface TableReading {
  readonly clock: WallClock;
  readonly words: WordCounter;
}

/** Whose table begins with this header row: the wallet that knows most of its names; null when it is no header row. */
export function walletOfHeader(row: CellRow): StatementFormat | null {
  const known = walletFormats
    .map((format) => ({ format, columns: columnsOf<StatementField>(row, format.aliases) }))
    .filter(({ columns }) => hasAll(columns, ['time', 'category']))
    .toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length);
  return known[0]?.format ?? null;
}

/** A wallet's table below its header row. Error: `missing-column`. */
export function walletTable(
  header: CellRow,
  format: StatementFormat,
  reading: TableReading,
): Result<PaymentTable, FileProblem> {
  const columns = columnsOf<StatementField>(header, format.aliases);
  const missing = format.required.find((field) => columns[field] === undefined);
  if (missing) return err(fileProblem('missing-column', { line: header.line, field: format.aliases[missing][0]! }));
  const table: Table = { format, columns, header, ...reading };
  return ok({
    kind: format.kind,
    variant: null,
    header,
    encoding: format.encoding,
    changed_columns: changedColumns(header, format, columns),
    orderDay: format.orderDay,
    read: (row) => statementRow(row, table),
  });
}

interface Table extends TableReading {
  readonly format: StatementFormat;
  readonly columns: Columns<StatementField>;
  readonly header: CellRow;
}

function statementRow(row: CellRow, table: Table): StatementRow | RowProblem {
  const { columns } = table;
  const text = (field: StatementField): string => cellOf(row, columns, field);
  const name = (field: StatementField): string => table.header.cells[columns[field]!] ?? field;
  const skipped = notADetail(row, table);
  if (skipped) return skipped;
  const time = parseWallText(text('settled')) ?? parseWallText(text('time'));
  if (!time) return rejectRow('bad-time', row.line, name('time'));
  if (text('direction') === '') return rejectRow('bad-direction', row.line, name('direction'));
  const paid = walletAmount(text('amount'));
  if (paid === null) return rejectRow('bad-amount', row.line, name('amount'));
  const { direction, status } = kindOf(text, table);
  const order = text('order');
  const found = transaction({
    at_ms: table.clock.toEpoch(time.wall_ms),
    wall_ms: time.wall_ms,
    amount: paid.amount,
    currency: 'CNY',
    direction,
    status,
    refunded: status === 'refund' ? 0n : (paid.refunded ?? refundedBy(text('status'), paid.amount)),
    counterparty: orNull(text('counterparty')),
    counterparty_account: orNull(text('account')),
    category: text('category'),
    description: orNull(text('description')) ?? '',
    method: orNull(text('method')),
    status_text: text('status'),
    order_id: isScientific(order) ? null : orNull(order),
    merchant_order_id: isScientific(text('merchantOrder')) ? null : orNull(text('merchantOrder')),
    note: orNull(text('note')),
    fee: feeIn(text('note')),
    source_line: row.line,
  });
  countCategory(found, table);
  return { transaction: found, resaved: !time.has_seconds || isScientific(order) };
}

/**
 * Direction and status by the wallet's own words, which are counted. A direction that the wallet has never used is
 * neutral: a renamed label must not make income.
 */
function kindOf(text: (field: StatementField) => string, { format, words }: Table) {
  const known = Object.hasOwn(format.directions, text('direction'));
  words.count('direction', text('direction'), known);
  const status = statusOf(text, format);
  if (format.statusOfAll === undefined) words.count('status', text('status'), status !== 'other');
  return { direction: known ? format.directions[text('direction')]! : ('neutral' as const), status };
}

/** Where a wallet has no closed list of categories, one is unknown when it keeps money in from being income. */
function countCategory(row: Transaction, { format, words }: Table): void {
  const { category } = row;
  const known = format.categories?.test(category) ?? !isUnclearIncome(row);
  words.count('category', format.categoryWord?.(category) ?? category, known);
}

function statusOf(text: (field: StatementField) => string, format: StatementFormat): TransactionStatus {
  if (format.refundCategory.test(text('category'))) return 'refund';
  if (format.refundDescription?.test(text('description'))) return 'refund';
  return format.statusOfAll ?? format.statuses.find(([pattern]) => pattern.test(text('status')))?.[1] ?? 'other';
}

function notADetail(row: CellRow, { columns, format, header }: Table): RowProblem | null {
  const filled = row.cells.filter((cell) => cell !== '');
  if (cellOf(row, columns, 'time') === cellOf(header, columns, 'time')) {
    return ignoreRow('repeated-header', row.line);
  }
  // A lone cell is a note; one that begins as a time does is a row that was cut off.
  if (filled.length === 1 && !/^\d{4}[-/.]/.test(filled[0]!)) return ignoreRow('summary-row', row.line);
  if (!row.whole) return rejectRow('cut-row', row.line);
  const needed = Math.max(...format.required.map((field) => columns[field]!));
  return row.cells.length <= needed ? rejectRow('too-few-cells', row.line) : null;
}

/** The names that are not the wallet's own, and its own that are gone. */
function changedColumns(header: CellRow, format: StatementFormat, columns: Columns<StatementField>): number {
  const named = header.cells.filter((cell) => cell !== '').length;
  const others = header.cells.filter((cell) => format.otherColumns.includes(cell)).length;
  const expected =
    Object.values(format.aliases).filter((names) => names.length > 0).length + format.otherColumns.length;
  const known = Object.keys(columns).length + others;
  return named - known + (expected - known);
}

interface WalletAmount {
  readonly amount: bigint;
  /** What the cell says has come back; null where it says nothing. */
  readonly refunded: bigint | null;
}

/** `¥1,234.50`, and with what came back of it `131.77(已退款89.84)` or `468.32(已全额退款)`. Null when it is no amount. */
function walletAmount(text: string): WalletAmount | null {
  const [, sum, remark] = /^([^(（]*)(?:[(（]([^()（）]*)[)）])?$/.exec(text) ?? [];
  const amount = sum === undefined ? null : amountOf(sum, 'CNY');
  if (amount === null || amount < 0n) return null;
  if (remark === undefined) return { amount, refunded: null };
  if (remark === '已全额退款') return { amount, refunded: amount };
  const part = /^已退款\s*(.+)$/.exec(remark)?.[1];
  const refunded = part === undefined ? null : amountOf(part, 'CNY');
  return refunded === null || refunded < 0n || refunded > amount ? null : { amount, refunded };
}

/** `已全额退款` and `对方已退还` give everything back, `已退款(￥3.50)` a part. */
function refundedBy(status: string, amount: bigint): bigint {
  const part = /已退款\s*[(（]?\s*[¥￥]\s*([\d,.]+)/.exec(status)?.[1];
  if (part !== undefined) return amountOf(part, 'CNY') ?? 0n;
  return /全额退款|退还/.test(status) ? amount : 0n;
}

/** `服务费¥0.10`: what WeChat keeps of a withdrawal. */
function feeIn(note: string): bigint | null {
  const fee = /服务费\s*([¥￥]\s*[\d,.]+)/.exec(note)?.[1];
  return fee === undefined ? null : amountOf(fee, 'CNY');
}

function orNull(text: string): string | null {
  return text === '' || text === '/' ? null : text;
}
