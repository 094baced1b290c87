import { type SliceTransaction, toJson } from '@lendline/platform';
import type { DecisionId } from '../contract.ts';
import type { DecisionsTables, RecheckRow } from './tables.ts';

type Tx = SliceTransaction<DecisionsTables>;

/** False when this decision was checked again at this instant before. */
export async function insertRecheck({ db, context }: Tx, row: Omit<RecheckRow, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('recheck')
    .values({ ...row, tenant: context.tenant, answer: toJson(row.answer) })
    .onConflict((conflict) => conflict.columns(['tenant', 'decision_id', 'as_of']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function recheckAsOf(
  { db }: Tx,
  of: { readonly decision: DecisionId; readonly asOf: Temporal.Instant },
): Promise<RecheckRow | undefined> {
  return db
    .selectFrom('recheck')
    .selectAll()
    .where('decision_id', '=', of.decision)
    .where('as_of', '=', of.asOf)
    .executeTakeFirst();
}
