import type { SliceTransaction } from '@lendline/platform';
import type { Strategy } from '../rules/decision-answer.ts';
import type { DecisionsTables } from './tables.ts';

/** Keeps the text of a strategy the first time it decides. */
export async function keepStrategy(
  { db, context }: SliceTransaction<DecisionsTables>,
  { pack, version, text }: Strategy,
): Promise<void> {
  await db
    .insertInto('strategy')
    .values({ tenant: context.tenant, version, name: pack.id, pack: text })
    .onConflict((conflict) => conflict.columns(['tenant', 'version']).doNothing())
    .execute();
}
