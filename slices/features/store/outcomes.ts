import type { SliceTransaction } from '@lendline/platform';
import type { FeaturesTables, OutcomeRow } from './tables.ts';

/** Keeps what became of a loan. Told again, the first telling stands. */
export async function insertOutcome(
  { db, context }: SliceTransaction<FeaturesTables>,
  row: Omit<OutcomeRow, 'tenant'>,
): Promise<void> {
  await db
    .insertInto('outcome')
    .values({ ...row, tenant: context.tenant })
    .onConflict((conflict) => conflict.columns(['tenant', 'loan_id', 'defaulted']).doNothing())
    .execute();
}
