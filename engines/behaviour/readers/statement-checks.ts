import { dayOfWall, dayNumber } from '../records/civil-day.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import type { Transaction } from '../records/transaction.ts';
import { brokenBalances } from './running-balance.ts';
import type { StatementPreface, StatementTotals } from './statement-file.ts';

interface Checked {
  readonly preface: StatementPreface;
  readonly transactions: readonly Transaction[];
  /** Rows that have lost their seconds, or their order number to `1.23E+27`. */
  readonly resaved: readonly Transaction[];
  readonly totals: StatementTotals;
  /** Rows that are payments, rejected ones included. */
  readonly row_count: number;
  /** Where in an order number the day stands on which it was made. */
  readonly orderDay: RegExp | null;
}

/** What a careful reader of the file would remark: each is a warning, because the wallets' own sums differ at times. */
export function statementWarnings(checked: Checked): FileWarning[] {
  const { preface, transactions, resaved, totals, row_count, orderDay } = checked;
  return [
    ...about('resaved', resaved),
    ...declaredRows(preface, row_count),
    ...declaredSums(preface, totals),
    ...about('outside-window', outside(transactions, preface)),
    ...about('repeated-order-id', repeatedOrders(transactions)),
    ...about('order-out-of-time', outOfTime(transactions, orderDay)),
    ...about('balance-differs', brokenBalances(transactions)),
    ...about(
      'unknown-status',
      transactions.filter(({ status }) => status === 'other'),
    ),
  ];
}

type RowWarning =
  | 'resaved'
  | 'outside-window'
  | 'repeated-order-id'
  | 'order-out-of-time'
  | 'balance-differs'
  | 'unknown-status';

function about(reason: RowWarning, rows: readonly Transaction[]): FileWarning[] {
  return rows.length > 0 ? [fileWarning(reason, rows.length, rows[0]!.source_line)] : [];
}

function declaredRows({ declared }: StatementPreface, found: number): FileWarning[] {
  const missing = (declared.rows ?? found) - found;
  if (missing > 0) return [fileWarning('fewer-rows-than-declared', missing)];
  return missing < 0 ? [fileWarning('more-rows-than-declared', -missing)] : [];
}

function declaredSums({ declared }: StatementPreface, totals: StatementTotals): FileWarning[] {
  const difference = (['in', 'out', 'neutral'] as const).reduce((sum, direction) => {
    const gap = (declared[direction]?.amount ?? totals[direction]) - totals[direction];
    return sum + (gap < 0n ? -gap : gap);
  }, 0n);
  return difference > 0n ? [fileWarning('totals-differ', Number(difference))] : [];
}

function outside(transactions: readonly Transaction[], { window }: StatementPreface): Transaction[] {
  if (!window) return [];
  const [from, to] = [window.from.epochMilliseconds, window.to.epochMilliseconds + 999];
  return transactions.filter(({ at_ms }) => at_ms < from || at_ms > to);
}

/** A refund that carries its payment's number repeats it rightly. */
function repeatedOrders(transactions: readonly Transaction[]): Transaction[] {
  const seen = new Set<string>();
  return transactions.filter(({ order_id, status, refund_of }) => {
    if (order_id === null || (status === 'refund' && refund_of === order_id)) return false;
    const repeated = seen.has(order_id);
    seen.add(order_id);
    return repeated;
  });
}

/** An order may be paid some days after it was made (goods in escrow, a bill), but not long after and never before. */
const longestWait_days = 31;

function outOfTime(transactions: readonly Transaction[], orderDay: RegExp | null): Transaction[] {
  if (!orderDay) return [];
  const numbered = transactions.filter(({ order_id, status }) => order_id !== null && status !== 'refund');
  const made = new Map(numbered.flatMap((row) => madeOn(row, orderDay)));
  // Of long numbers without a day in them some hold by chance what reads like one.
  if (2 * made.size < numbered.length) return [];
  return [...made].flatMap(([row, day]) => {
    const paid = dayOfWall(row.wall_ms);
    return day > paid + 1 || day < paid - longestWait_days ? [row] : [];
  });
}

/** The day in an order number; none where there is no date at that place. */
function madeOn(row: Transaction, orderDay: RegExp): (readonly [Transaction, number])[] {
  const digits = orderDay.exec(row.order_id ?? '')?.[1];
  const day = digits === undefined ? null : packedDay(digits);
  return day === null ? [] : [[row, day]];
}

/** `20240131` or `240131` as a day number; null when it is no day of this century, so no date at all. */
function packedDay(digits: string): number | null {
  const [year, month, day] = [digits.slice(0, -4), digits.slice(-4, -2), digits.slice(-2)].map(Number) as [
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return dayNumber(year < 100 ? 2000 + year : year, month, day);
}
