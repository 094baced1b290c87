import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { ClosingPlan, ClosingStep } from '../closing-contract.ts';
import { problem } from '../problems.ts';
import { refuseClosingPlan } from '../rules/closing-steps.ts';
import { lastBusinessDay } from '../store/business-days.ts';
import { closingPlan, saveClosingPlan } from '../store/closing-plans.ts';
import type { LoansParts } from './parts.ts';

/** What a close of business does in which order, and the last business date that was closed. */
export async function showClosingPlan(
  { database }: LoansParts,
  context: Context,
): Promise<Result<ClosingPlan, Problem>> {
  return database.transaction(
    context,
    async (tx) => ok({ steps: await closingPlan(tx), lastClosed: (await lastBusinessDay(tx))?.toString() ?? null }),
    { readOnly: true },
  );
}

/** Holds from the next lot of loans on. */
export async function setClosingPlan(
  parts: LoansParts,
  context: Context,
  { steps }: { readonly steps: readonly ClosingStep[] },
): Promise<Result<ClosingPlan, Problem>> {
  const refused = refuseClosingPlan(steps);
  if (refused !== null) return problem('loans.closing-plan-not-possible', refused);
  await parts.database.transaction(context, async (tx) => {
    await saveClosingPlan(tx, steps);
    await tx.audit({ action: 'set-closing-plan', subject: 'close-of-business', outcome: 'done', details: { steps } });
  });
  return showClosingPlan(parts, context);
}
