import { type Currency, isCurrency } from '@lendline/kernel';

import { ignoreRow, rejectRow, type RowProblem } from '../../records/row-problem.ts';
import { type FlowDirection, transaction } from '../../records/transaction.ts';
import type { WordCounter } from '../../records/vocabulary.ts';
import type { WallClock } from '../../records/wall-clock.ts';
import { amountOf } from '../amount-text.ts';
import type { CellRow } from '../csv-rows.ts';
import { type Aliases, cellOf, type Columns, columnsOf } from '../header-row.ts';
import { ownValue } from '../own-value.ts';
import { isScientific, type PaymentTable, type StatementRow } from '../payment-table.ts';
import type { BankDescriptor, BankField } from './bank-descriptor.ts';
import { bankDescriptors } from './bank-descriptors.ts';
import { bankTime } from './day-text.ts';

export interface BankReading {
  readonly clock: WallClock;
  readonly words: WordCounter;
}

/** The bank whose table begins with this header row; null when none of the descriptors fits. */
export function bankOfHeader(row: CellRow): BankDescriptor | null {
  const fitting = bankDescriptors.filter((bank) =>
    needed(bank).every((field) => bankColumns(row, bank)[field] !== undefined),
  );
  const matched = (bank: BankDescriptor): number => Object.keys(bankColumns(row, bank)).length;
  return fitting.toSorted((a, b) => matched(b) - matched(a))[0] ?? null;
}

/** A bank's table below its header row, which holds every needed column. */
export function bankTable(header: CellRow, bank: BankDescriptor, reading: BankReading): PaymentTable {
  const columns = bankColumns(header, bank);
  const table: Table = {
    bank,
    columns,
    header,
    last: Math.max(...needed(bank).map((field) => columns[field]!)),
    ...reading,
  };
  const named = header.cells.filter((cell) => cell !== '').length;
  const others = header.cells.filter((cell) => bank.otherColumns.includes(cell)).length;
  return {
    kind: 'bank',
    variant: bank.id,
    header,
    encoding: bank.encoding,
    changed_columns: Math.max(0, named - Object.keys(columns).length - others),
    orderDay: null,
    read: (row) => bankRow(row, table),
  };
}

/** The columns without which a row of this bank says too little. */
function needed({ columns, sign }: BankDescriptor): BankField[] {
  const sums: BankField[] = sign.by === 'columns' ? ['paidIn', 'paidOut'] : ['amount'];
  const rest: BankField[] = ['side', 'currency', 'balance'];
  return ['date', ...sums, ...rest.filter((field) => columns[field] !== undefined)];
}

function bankColumns(row: CellRow, { columns }: BankDescriptor): Columns<BankField> {
  const lower = Object.entries(columns).map(([field, names]) => [field, names.map((name) => name.toLowerCase())]);
  return columnsOf<BankField>(row, Object.fromEntries(lower) as Aliases<BankField>);
}

interface Table extends BankReading {
  readonly bank: BankDescriptor;
  readonly columns: Columns<BankField>;
  readonly header: CellRow;
  /** The index of the last needed column. */
  readonly last: number;
}

function bankRow(row: CellRow, table: Table): StatementRow | RowProblem {
  const { bank, columns } = table;
  const text = (field: BankField): string => cellOf(row, columns, field);
  const time = bankTime(text('date'), text('time'), bank.days);
  if (!time) return withoutTime(row, table);
  if (!row.whole) return rejectRow('cut-row', row.line);
  if (row.cells.length <= table.last) return rejectRow('too-few-cells', row.line);
  const currency = currencyOf(text('currency'), bank);
  if (currency === null) return rejectRow('bad-currency', row.line, nameOf('currency', table));
  const flow = flowOf(text, currency, table);
  if (flow === null) return rejectRow('bad-amount', row.line, amountName(table));
  const counterparty = filled(text('counterparty'));
  // Some banks print whom a person paid in the summary of the row.
  const category = counterparty === null ? text('category') : text('category').replaceAll(counterparty, '…');
  if (columns.category !== undefined) table.words.count('category', category, true);
  const order = text('order');
  const found = transaction({
    at_ms: table.clock.toEpoch(time.wall_ms),
    wall_ms: time.wall_ms,
    ...flow,
    currency,
    status: givesBack(text, flow, bank) ? 'refund' : 'posted',
    counterparty,
    counterparty_account: filled(text('account')),
    category: text('category'),
    description: filled(text('description')) ?? '',
    order_id: isScientific(order) || /^0*$/.test(order) ? null : order,
    note: filled(text('note')),
    balance: amountOf(text('balance'), currency, bank.decimals),
    fee: amountOf(text('fee'), currency, bank.decimals),
    source_line: row.line,
  });
  return { transaction: found, resaved: isScientific(order) };
}

function givesBack(text: (field: BankField) => string, { direction }: Flow, { refunds }: BankDescriptor): boolean {
  return direction === 'in' && refunds.test(`${text('category')} ${text('description')}`);
}

function amountName(table: Table): string {
  return nameOf(table.bank.sign.by === 'columns' ? 'paidIn' : 'amount', table);
}

function withoutTime(row: CellRow, table: Table): RowProblem {
  const cells = row.cells.filter((cell) => cell !== '');
  const repeated =
    row.cells.length === table.header.cells.length && row.cells.every((cell, at) => cell === table.header.cells[at]);
  if (repeated) return ignoreRow('repeated-header', row.line);
  if (
    (cells.length === 1 && !/^\d/.test(cells[0]!)) ||
    /合计|总计|小计|期初|期末|承前|\b(total|opening|closing|balance)\b/i.test(cells[0]!)
  ) {
    return ignoreRow('summary-row', row.line);
  }
  return rejectRow(row.whole ? 'bad-time' : 'cut-row', row.line, nameOf('date', table));
}

type Flow = { readonly amount: bigint; readonly direction: FlowDirection };

/** Null when the row has no amount, or one on both sides. */
function flowOf(text: (field: BankField) => string, currency: Currency, { bank, words }: Table): Flow | null {
  const sum = (field: BankField): bigint | null => amountOf(text(field), currency, bank.decimals);
  if (bank.sign.by === 'columns') {
    const [paidIn, paidOut] = [
      zeroWhenEmpty(text('paidIn'), sum('paidIn')),
      zeroWhenEmpty(text('paidOut'), sum('paidOut')),
    ];
    if (paidIn === null || paidOut === null || (paidIn !== 0n && paidOut !== 0n)) return null;
    // Some banks print what went as a negative number in its own column.
    return paidOut === 0n ? signed(paidIn) : signed(paidOut < 0n ? paidOut : -paidOut);
  }
  const amount = sum('amount');
  if (amount === null) return null;
  if (bank.sign.by === 'sign') return signed(amount);
  const side = ownValue(bank.sign.words, text('side'));
  words.count('direction', text('side'), side !== undefined);
  return { amount: amount < 0n ? -amount : amount, direction: side ?? 'neutral' };
}

function signed(amount: bigint): Flow {
  if (amount === 0n) return { amount, direction: 'neutral' };
  return amount < 0n ? { amount: -amount, direction: 'out' } : { amount, direction: 'in' };
}

function zeroWhenEmpty(text: string, amount: bigint | null): bigint | null {
  return /^-*$/.test(text) ? 0n : amount;
}

function currencyOf(text: string, { currency, currencies }: BankDescriptor): Currency | null {
  if (text === '') return currency;
  const code = text.toUpperCase();
  return ownValue(currencies, text) ?? (isCurrency(code) ? code : null);
}

/** Banks print dashes where there is nothing. */
function filled(text: string): string | null {
  return /^-*$/.test(text) ? null : text;
}

function nameOf(field: BankField, { header, columns }: Table): string {
  return header.cells[columns[field] ?? -1] ?? field;
}
