import { readStatement, type Transaction } from '@lendline/behaviour';
import { money } from '@lendline/kernel';
import { contentName } from '../content-name.ts';
import type { StatementAnswer, StatementEntry } from '../rail.ts';
import { silent } from './asking.ts';
import type { WalletClient } from './client.ts';

const pageRows = 500;

interface Whose {
  readonly client: WalletClient;
  /** Our own account: the operator knows it by the client id. */
  readonly account: string;
  readonly zone: string;
}

interface Span {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** The transactions of our own account over whole days, read by the reader of statement files. */
export async function readStatementOf(whose: Whose, { from, to }: Span): Promise<StatementAnswer> {
  const entries: StatementEntry[] = [];
  let [rejected, read] = [0, 0];
  for (;;) {
    const page = await pageOf(whose, { from, to }, read);
    if (page.kind !== 'answer') return silent(page);
    const rows = Array.isArray(page.body) ? page.body.length : 0;
    if (rows > 0) {
      const statement = await readStatement(new TextEncoder().encode(page.text), {
        kind: 'gsma',
        account: whose.account,
        zone: whose.zone,
      });
      if (!statement.ok) return { kind: 'unknown', because: 'rail-error' };
      const { transactions } = statement.value;
      entries.push(...transactions.filter(isBooked).map((one) => entryOf(one, whose.zone)));
      // What names us on neither side, or on both, moved nothing that we could tell.
      rejected +=
        statement.value.rejected.length + transactions.filter(({ direction }) => direction === 'neutral').length;
    }
    read += rows;
    if (rows < pageRows) break;
  }
  const messageId = contentName(entries);
  return { kind: 'statement', statement: { messageId, from, to, entries, rejected } };
}

function pageOf({ client, account, zone }: Whose, { from, to }: Span, offset: number) {
  const query = new URLSearchParams({
    fromDateTime: startOf(from, zone),
    toDateTime: startOf(to.add({ days: 1 }), zone),
    limit: String(pageRows),
    offset: String(offset),
  });
  const path = `/accounts/organisationid@${encodeURIComponent(account)}/transactions?${query.toString()}`;
  return client.call({ method: 'GET', path, scope: 'wallet:accounts' });
}

function startOf(day: Temporal.PlainDate, zone: string): string {
  return day.toZonedDateTime(zone).toInstant().toString();
}

function isBooked({ status, direction, order_id }: Transaction): boolean {
  return (status === 'posted' || status === 'refund') && direction !== 'neutral' && order_id !== null;
}

function entryOf(row: Transaction, zone: string): StatementEntry {
  const reference = row.order_id!;
  return {
    key: reference,
    reference,
    paymentId: row.merchant_order_id,
    takesBack: row.refund_of,
    side: row.direction === 'in' ? 'in' : 'out',
    amount: money(row.amount, row.currency),
    valueOn: Temporal.Instant.fromEpochMilliseconds(row.at_ms).toZonedDateTimeISO(zone).toPlainDate(),
    text: row.description,
    party: { name: row.counterparty, account: row.counterparty_account },
  };
}
