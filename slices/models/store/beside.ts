import type { SliceTransaction } from '@lendline/platform';
import type { KeptScoreRow, ModelScoreRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** Kept scores that the models beside the champion have not looked at yet, in the order of their ids. */
export async function waitingForOthers(
  { db }: Tx,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly KeptScoreRow[]> {
  return db
    .selectFrom('kept_score')
    .selectAll()
    .where('is_beside', '=', false)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Writes what the models said, and that these scores have been looked at. */
export async function writeBeside(
  { db, context }: Tx,
  { kept, rows }: { readonly kept: readonly string[]; readonly rows: readonly Omit<ModelScoreRow, 'tenant'>[] },
): Promise<void> {
  if (rows.length > 0) {
    await db
      .insertInto('model_score')
      .values(rows.map((row) => ({ ...row, tenant: context.tenant })))
      .onConflict((conflict) => conflict.columns(['tenant', 'model_id', 'kept_id']).doNothing())
      .execute();
  }
  if (kept.length > 0) await db.updateTable('kept_score').set({ is_beside: true }).where('id', 'in', kept).execute();
}
