import { money, toDecimalString } from '@lendline/kernel';

import type { FlowDirection, Transaction } from '../records/transaction.ts';
import { formatWall } from '../records/wall-text.ts';
import { wallClock } from '../records/wall-clock.ts';

/** What a statement prints of a transaction; a `Transaction` is one. Status and refunds are read back from its texts. */
export type StatementEntry = Pick<
  Transaction,
  | 'wall_ms'
  | 'amount'
  | 'direction'
  | 'category'
  | 'counterparty'
  | 'counterparty_account'
  | 'description'
  | 'method'
  | 'status_text'
  | 'order_id'
  | 'merchant_order_id'
  | 'note'
>;

export interface StatementContent {
  readonly holder: { readonly name: string; readonly account: string };
  readonly window: { readonly from: Temporal.Instant; readonly to: Temporal.Instant };
  readonly exported_at: Temporal.Instant;
  /** In the order they are to be printed; wallets print the newest first. */
  readonly transactions: readonly StatementEntry[];
}

/** Both wallets print China's time. */
const chinaClock = wallClock('Asia/Shanghai');

export function printed(instant: Temporal.Instant): string {
  return formatWall(chinaClock.toWall(instant.epochMilliseconds));
}

/** Minor units as `12.50`. */
export function yuan(amount: bigint): string {
  return toDecimalString(money(amount, 'CNY'));
}

/** `1笔 28.50元`: the number and the sum of one direction, as the head of a statement shows them. */
export function summed(transactions: readonly StatementEntry[], direction: FlowDirection): string {
  const rows = transactions.filter((row) => row.direction === direction);
  return `${rows.length}笔 ${yuan(rows.reduce((sum, { amount }) => sum + amount, 0n))}元`;
}
