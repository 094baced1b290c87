import { type SliceTransaction, toJson } from '@lendline/platform';
import type { RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

export interface PushedMessage {
  readonly provider: string;
  readonly id: string;
  /** Keyed hash of the body. */
  readonly mark: string;
  readonly status: number;
  readonly answer: object;
}

export async function findMessage(
  { db }: Tx,
  of: Pick<PushedMessage, 'provider' | 'id'>,
): Promise<PushedMessage | undefined> {
  const row = await db
    .selectFrom('pushed_message')
    .selectAll()
    .where('provider', '=', of.provider)
    .where('message_id', '=', of.id)
    .executeTakeFirst();
  return row && { ...of, mark: row.body_mark, status: row.status, answer: row.answer };
}

/** False when a message of this id was taken in the meantime. */
export async function insertMessage({ db, context }: Tx, message: PushedMessage): Promise<boolean> {
  const inserted = await db
    .insertInto('pushed_message')
    .values({
      tenant: context.tenant,
      provider: message.provider,
      message_id: message.id,
      body_mark: message.mark,
      status: message.status,
      answer: toJson(message.answer),
      received_at: context.now(),
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'provider', 'message_id']).doNothing())
    .returning('message_id')
    .executeTakeFirst();
  return inserted !== undefined;
}
