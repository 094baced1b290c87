import { createHash } from 'node:crypto';
import { type BankEntry, readBankMessage } from '@lendline/behaviour';
import { money } from '@lendline/kernel';
import type { RailStatement, StatementEntry } from '../rail.ts';
import { isBankAccount, paymentIdIn } from './identifiers.ts';

/** The booked entries of a camt.053 or camt.054 message of our account; `null` when it is none. */
export function readCamt(text: string, zone: string): RailStatement | null {
  const read = readBankMessage(text, { zone });
  if (!read.ok) return null;
  const { messageId, madeOn, rejected } = read.value;
  const booked = read.value.entries.filter(
    ({ transaction: { status, direction } }) => (status === 'posted' || status === 'refund') && direction !== 'neutral',
  );
  const seen = new Map<string, number>();
  const entries = booked.map((entry) => entryOf(entry, seen));
  const days = entries.map(({ valueOn }) => valueOn).toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  // One of a day without bookings is of the day on which it was made.
  const [from, to] = [days[0] ?? madeOn, days.at(-1) ?? madeOn];
  return from && to ? { messageId, from, to, entries, rejected } : null;
}

function entryOf({ transaction, valueOn }: BankEntry, seen: Map<string, number>): StatementEntry {
  const { order_id, merchant_order_id, amount, currency, direction, description } = transaction;
  const side = direction === 'in' ? 'in' : 'out';
  return {
    key: order_id === null ? madeKey({ transaction, valueOn }, seen) : `${side}:${order_id}`,
    reference: order_id,
    paymentId: paymentIdIn(merchant_order_id),
    takesBack: transaction.status === 'refund' ? order_id : null,
    side,
    amount: money(amount, currency),
    valueOn,
    text: [description, merchant_order_id ?? ''].filter((one) => one !== '').join(' '),
    party: { name: transaction.counterparty, account: accountIn(transaction.counterparty_account) },
  };
}

/** The account that paid, where money can be sent back to it. */
function accountIn(account: string | null): string | null {
  return account !== null && isBankAccount(account) ? account : null;
}

/** A name for a booking that the bank gave none: what it says, and which of its equals in the message it is. */
function madeKey({ transaction, valueOn }: BankEntry, seen: Map<string, number>): string {
  const { amount, currency, direction, description, merchant_order_id, counterparty_account } = transaction;
  const said = [amount, currency, direction, description, merchant_order_id, counterparty_account, valueOn].join('\n');
  const hash = createHash('sha256').update(said).digest('hex').slice(0, 32);
  const n = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, n);
  return `made:${hash}:${n}`;
}
