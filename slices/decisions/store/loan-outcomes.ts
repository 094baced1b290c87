import { type SliceTransaction, toJson } from '@lendline/platform';
import type { DecisionsTables, LoanOutcomeRow } from './tables.ts';

/** The newest word on the loan of an application stands. */
export async function writeLoanOutcome(
  { db, context }: SliceTransaction<DecisionsTables>,
  row: Omit<LoanOutcomeRow, 'tenant' | 'heard_at'>,
): Promise<void> {
  await db
    .insertInto('loan_outcome')
    .values({ ...row, principal: toJson(row.principal), tenant: context.tenant, heard_at: context.now() })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'application_id']).doUpdateSet((set) => ({
        loan_id: set.ref('excluded.loan_id'),
        principal: set.ref('excluded.principal'),
        outcome: set.ref('excluded.outcome'),
        heard_at: set.ref('excluded.heard_at'),
      })),
    )
    .execute();
}
