import { newId } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ModelId, RoleChange, Segment } from '../contract.ts';
import type { ModelsTables, RoleChangeRow } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

export async function insertChange(
  { db, context }: Tx,
  change: Omit<RoleChangeRow, 'id' | 'seq' | 'tenant' | 'at'>,
): Promise<void> {
  const at = context.now();
  await db
    .insertInto('role_change')
    .values({ ...change, id: newId('rolechange', at), tenant: context.tenant, at })
    .execute();
}

/** Newest first. */
export async function changesOf({ db }: Tx, model: ModelId): Promise<readonly RoleChange[]> {
  const rows = await db
    .selectFrom('role_change')
    .selectAll()
    .where('model_id', '=', model)
    .orderBy('seq', 'desc')
    .execute();
  return rows.map((row) => ({
    segment: row.segment,
    from: row.from_role,
    to: row.to_role,
    by: row.by_whom,
    at: row.at.toString(),
    note: row.note,
  }));
}

/** The models that became champion of a segment, the newest first, each as often as it did. */
export async function championsOf({ db }: Tx, segment: Segment): Promise<readonly ModelId[]> {
  const rows = await db
    .selectFrom('role_change')
    .select('model_id')
    .where('segment', '=', segment)
    .where('to_role', '=', 'champion')
    .orderBy('seq', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ model_id }) => model_id);
}
