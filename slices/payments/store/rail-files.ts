import type { SliceTransaction } from '@lendline/platform';
import type { TakenFile } from '../contract.ts';
import type { PaymentsTables, RailFileRow } from './tables.ts';

type Tx = SliceTransaction<PaymentsTables>;

/** Notes a file; a message that is noted as taken already is noted as a duplicate. */
export async function insertFile({ db, context }: Tx, row: Omit<RailFileRow, 'tenant'>): Promise<void> {
  const values = { ...row, tenant: context.tenant };
  const inserted = await db
    .insertInto('rail_file')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted)
    await db
      .insertInto('rail_file')
      .values({ ...values, outcome: 'duplicate' })
      .execute();
}

export async function isFileNoted(
  { db }: Tx,
  { rail, name, kind }: Pick<RailFileRow, 'rail' | 'name' | 'kind'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('rail_file')
    .select('id')
    .where('rail', '=', rail)
    .where('name', '=', name)
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Newest first. */
export async function newestFiles({ db }: Tx, limit: number): Promise<readonly TakenFile[]> {
  const rows = await db.selectFrom('rail_file').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ rail, name, kind, message_id, outcome, taken_at }) => ({
    rail,
    name,
    kind,
    messageId: message_id,
    outcome,
    takenAt: taken_at.toString(),
  }));
}
