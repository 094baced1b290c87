import { isoWeekday } from '../records/civil-day.ts';
import type { Currency } from '@lendline/kernel';
import type { FlowDirection, Transaction, TransactionStatus } from '../records/transaction.ts';
import { boughtOn, creditKindOf, isCounterSale } from './statement-words.ts';
import { hasUnknownWords, type Nature, natureOf } from './transaction-nature.ts';

/** What is counted of a payment besides its nature. */
export type PaymentMark =
  | 'failed'
  /** In another currency than the scope's: a row, and nothing else. */
  | 'other-currency'
  | 'unknown-words'
  /** Income that a customer paid at a counter. */
  | 'sale'
  /** A refund that the holder paid out. */
  | 'refund-given'
  | 'repaid-bnpl'
  | 'repaid-card'
  | 'repaid-airtime'
  | 'lent-airtime'
  | 'bought-on-bnpl'
  | 'bought-on-card'
  /** Spending whose time of day is known; between 23:00 and 05:00; on a Saturday or Sunday. */
  | 'spent-timed'
  | 'spent-at-night'
  | 'spent-on-weekend';

/**
 * One version of one payment, classified: what a day keeps of a transaction. The words of the file are not kept. Personal
 * data all the same (`party`), as long as the scope maps no names.
 */
export interface PaymentEvent {
  /** The same for every version of a payment: see `paymentIdentity`. */
  readonly id: string;
  readonly at_ms: number;
  /** When Lendline first had this version; null when it was there from the beginning. */
  readonly arrived_ms: number | null;
  readonly nature: Nature;
  readonly marks: readonly PaymentMark[];
  readonly direction: FlowDirection;
  readonly amount: bigint;
  readonly refunded: bigint;
  /** How far the payment has come: 0 pending, 1 unknown, 2 posted or failed, 3 closed or given back. */
  readonly progress: number;
  readonly party: string | null;
  readonly order: string | null;
  readonly refund_of: string | null;
  readonly balance: bigint | null;
  readonly fee: bigint | null;
}

export interface EventScope {
  /** The currency of all sums; null takes every row to be in one. */
  readonly currency: Currency | null;
  readonly own_names: readonly string[];
  /** Replaces the name of a counterparty before it is kept, as a keyed hash does; must give the same for the same. */
  readonly party_key: (name: string) => string;
}

const progressOf: Readonly<Record<TransactionStatus, number>> = {
  pending: 0,
  other: 1,
  posted: 2,
  failed: 2,
  closed: 3,
  refund: 3,
};

const day_ms = 86_400_000;
const nightBegins_ms = 23 * 3_600_000;
const nightEnds_ms = 5 * 3_600_000;

/** `wall_ms` is what the wall clock of the scope's zone showed. */
export function paymentEvent(row: Transaction, wall_ms: number, scope: EventScope): PaymentEvent {
  const nature = natureOf(row, scope.own_names);
  const event: PaymentEvent = {
    id: paymentIdentity(row),
    at_ms: row.at_ms,
    arrived_ms: row.arrived_ms,
    nature,
    marks: marksOf(row, nature, wall_ms),
    direction: row.direction,
    amount: row.amount,
    refunded: row.refunded,
    progress: progressOf[row.status],
    party: row.counterparty === null ? null : scope.party_key(row.counterparty),
    order: row.order_id,
    refund_of: row.refund_of,
    balance: row.balance,
    fee: row.fee,
  };
  if (scope.currency === null || row.currency === scope.currency) return event;
  const nothing = { amount: 0n, refunded: 0n, balance: null, fee: null };
  return { ...event, ...nothing, nature: 'unclear', marks: ['other-currency'] };
}

/**
 * Two rows are one payment when they agree in order number, instant, amount and category: a charge bears the order
 * number of what it was charged for (M-Pesa), so the number alone is not enough. Without an order number all fields
 * count, the balance among them, which tells two equal bus fares of one day apart. The status is no part of it: it
 * changes between two exports.
 */
export function paymentIdentity(row: Transaction): string {
  if (row.order_id !== null) return JSON.stringify([row.order_id, row.at_ms, `${row.amount}`, row.category]);
  return JSON.stringify([
    null,
    row.at_ms,
    `${row.amount}`,
    row.category,
    row.direction,
    row.counterparty,
    row.counterparty_account,
    row.description,
    row.method,
    row.merchant_order_id,
    row.note,
    row.balance === null ? null : `${row.balance}`,
  ]);
}

function marksOf(row: Transaction, nature: Nature, wall_ms: number): PaymentMark[] {
  const marks: PaymentMark[] = [];
  if (row.status === 'failed') marks.push('failed');
  if (hasUnknownWords(row)) marks.push('unknown-words');
  if (nature === 'income' && isCounterSale(row)) marks.push('sale');
  if (nature === 'refund' && row.direction === 'out') marks.push('refund-given');
  if (nature === 'debt-repayment' || nature === 'loan-received') marks.push(...creditMarks(row, nature));
  if (nature === 'spending') marks.push(...spendingMarks(row, wall_ms));
  return marks;
}

function creditMarks(row: Transaction, nature: 'debt-repayment' | 'loan-received'): PaymentMark[] {
  const kind = creditKindOf(row);
  if (kind === 'other') return [];
  if (nature === 'debt-repayment') return [`repaid-${kind}`];
  return kind === 'airtime' ? ['lent-airtime'] : [];
}

function spendingMarks(row: Transaction, wall_ms: number): PaymentMark[] {
  const marks: PaymentMark[] = [];
  const lender = boughtOn(row);
  if (lender) marks.push(`bought-on-${lender}`);
  const day = Math.floor(wall_ms / day_ms);
  const time_ms = wall_ms - day * day_ms;
  // Midnight sharp is what a source that shows only dates looks like.
  if (time_ms !== 0) {
    marks.push('spent-timed');
    if (time_ms >= nightBegins_ms || time_ms < nightEnds_ms) marks.push('spent-at-night');
  }
  if (isoWeekday(day) >= 6) marks.push('spent-on-weekend');
  return marks;
}
