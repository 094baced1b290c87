import { type Context, maskPhoneNumber, newId, type PhoneNumber } from '@lendline/kernel';
import type { FieldCrypto, SliceTransaction } from '@lendline/platform';
import type { LineId } from '../contract.ts';
import type { LineRow, LinesTables } from './tables.ts';

type Tx = SliceTransaction<LinesTables>;

export async function phoneIndex(crypto: FieldCrypto, context: Context, phone: PhoneNumber): Promise<string> {
  return crypto.blindIndex({ tenant: context.tenant, use: 'phone' }, phone);
}

/** The line that this number is now, if it is one. */
export async function lineOfNumber({ db }: Tx, index: string): Promise<LineRow | undefined> {
  return db
    .selectFrom('line')
    .selectAll()
    .where('phone_index', '=', index)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** The line that this number is now, made if nobody had it; its id is known before, because the phone is sealed under it. */
export async function currentLine(
  tx: Tx,
  crypto: FieldCrypto,
  of: { phone: PhoneNumber; index: string; country: string },
): Promise<LineRow> {
  const { db, context } = tx;
  const known = await lineOfNumber(tx, of.index);
  if (known) return known;
  const id = newId('line', context.now());
  const place = { tenant: context.tenant, table: 'line', row: id, column: 'phone' };
  const row = {
    id,
    tenant: context.tenant,
    phone_index: of.index,
    phone: await crypto.encrypt(place, of.phone),
    masked_phone: maskPhoneNumber(of.phone),
    country: of.country,
    first_seen_at: context.now(),
    ended_at: null,
    proved_at: null,
  };
  await db
    .insertInto('line')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await lineOfNumber(tx, of.index)) ?? row;
}

export async function findLine({ db }: Tx, id: LineId): Promise<LineRow | undefined> {
  return db.selectFrom('line').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function markProved({ db, context }: Tx, id: string): Promise<void> {
  await db.updateTable('line').set({ proved_at: context.now() }).where('id', '=', id).execute();
}

/** Ends a line; false where it had ended before. */
export async function markEnded({ db, context }: Tx, id: LineId): Promise<boolean> {
  const query = db
    .updateTable('line')
    .set({ ended_at: context.now() })
    .where('id', '=', id)
    .where('ended_at', 'is', null);
  return (await query.returning('id').executeTakeFirst()) !== undefined;
}

export async function openPhone(
  crypto: FieldCrypto,
  row: { tenant: string; id: string; phone: string },
): Promise<PhoneNumber> {
  const place = { tenant: row.tenant, table: 'line', row: row.id, column: 'phone' };
  return (await crypto.decrypt(place, row.phone)) as PhoneNumber;
}
