import { createHash } from 'node:crypto';
import type { StatementEntry } from './rail.ts';

/** An id for a statement that is read and not sent: the same bookings have the same one, so that they are taken once. */
export function contentName(entries: readonly StatementEntry[]): string {
  const hash = createHash('sha256');
  for (const { key, side, amount, valueOn } of entries) {
    hash.update(`${key} ${side} ${amount.amount} ${amount.currency} ${valueOn.toString()}\n`);
  }
  return `read-${hash.digest('hex').slice(0, 32)}`;
}
