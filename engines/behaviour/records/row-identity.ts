import type { LineRecord } from './line-record.ts';
import type { Transaction } from './transaction.ts';

/** What a call record is known by. */
export type CallFace = Pick<LineRecord, 'kind' | 'direction' | 'peer' | 'at_ms' | 'seconds'>;

/** What a payment is known by; the amount in minor units, as text where it is kept as JSON. */
export type PaymentFace = Pick<Transaction, 'order_id' | 'currency' | 'direction' | 'category' | 'at_ms'> & {
  readonly amount: bigint | string;
};

/** The same text for the same call record, whichever file holds it. */
export function callIdentity({ kind, direction, peer, at_ms, seconds }: CallFace): string {
  return JSON.stringify([kind, direction, peer, at_ms, seconds]);
}

/**
 * The same text for the same payment, whichever file holds it: its order where the source gives one, because time,
 * words, status and refunds differ between two exports of one payment, between a wallet's file and its interface, and
 * between pending and booked.
 */
export function paymentIdentity({ order_id, amount, currency, direction, category, at_ms }: PaymentFace): string {
  const isOrder = order_id !== null && order_id.trim() !== '' && !isRounded(order_id);
  return JSON.stringify(
    isOrder
      ? [order_id, null, `${amount}`, currency, direction, null]
      : [null, at_ms, `${amount}`, currency, direction, category],
  );
}

/** A spreadsheet turns long orders into 1.23E+27, which many rows then share. */
function isRounded(order: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d+$/i.test(order.trim());
}
