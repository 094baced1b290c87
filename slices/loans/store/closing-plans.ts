import { actorName } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { type ClosingStep, closingSteps } from '../rules/closing-steps.ts';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** The lender's own order of a close of business, or the one that every lender begins with. */
export async function closingPlan({ db }: Tx): Promise<readonly ClosingStep[]> {
  const row = await db.selectFrom('closing_plan').select('steps').executeTakeFirst();
  return row?.steps ?? closingSteps;
}

export async function saveClosingPlan({ db, context }: Tx, steps: readonly ClosingStep[]): Promise<void> {
  const row = { steps, set_at: context.now(), set_by: actorName(context.actor) };
  await db
    .insertInto('closing_plan')
    .values({ tenant: context.tenant, ...row })
    .onConflict((conflict) => conflict.column('tenant').doUpdateSet(row))
    .execute();
}
