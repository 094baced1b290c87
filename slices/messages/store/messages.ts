import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { Message, MessageId } from '../contract.ts';
import type { MessageRow, MessagesTables } from './tables.ts';

type Tx = SliceTransaction<MessagesTables>;

/** Keeps a message unless its key is known; answers the row that stands, and whether it is new. */
export async function keepMessage({ db }: Tx, row: MessageRow): Promise<{ row: MessageRow; isNew: boolean }> {
  const inserted = await db
    .insertInto('message')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { row: inserted, isNew: true };
  const known = await db.selectFrom('message').selectAll().where('key', '=', row.key).executeTakeFirstOrThrow();
  return { row: known, isNew: false };
}

export async function findMessage({ db }: Tx, id: MessageId): Promise<MessageRow | undefined> {
  return db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function updateMessage(
  { db }: Tx,
  id: string,
  change: Partial<Pick<MessageRow, 'state' | 'reason' | 'reference' | 'sent_at' | 'delivered_at'>>,
): Promise<void> {
  await db.updateTable('message').set(change).where('id', '=', id).execute();
}

/** Applies a delivery receipt; one that comes late, twice or for a message of nobody changes nothing it should not. */
export async function applyReceipt(
  { db }: Tx,
  receipt: { id: string; delivered: boolean; at: Temporal.Instant },
): Promise<boolean> {
  const updated = await db
    .updateTable('message')
    .set(
      receipt.delivered
        ? { state: 'delivered', delivered_at: receipt.at, reason: null }
        : { state: 'failed', reason: 'undelivered' },
    )
    .where('id', '=', receipt.id)
    .where('state', 'in', ['queued', 'sent', 'unknown'])
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function messagesOfLine({ db }: Tx, line: LineId): Promise<readonly Message[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('line_id', '=', line)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map(toMessage);
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id as MessageId,
    lineId: row.line_id as LineId,
    template: row.template,
    channel: 'sms',
    locale: row.locale,
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toString(),
    sentAt: row.sent_at?.toString() ?? null,
    deliveredAt: row.delivered_at?.toString() ?? null,
  };
}
