import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { asService, borrowerLine } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { takeStep } from './take-step.ts';
import { answerView } from './view-application.ts';

/** Cancels, free of charge: any time before signing, and after that once held money was held too long. */
export async function cancelApplication(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const target = { id: applicationId, owner, action: 'cancel' };
  const row = await loadApplication(parts, context, target);
  if (!row.ok) return row;
  const calledOff = await callOffLoan(parts, context, row.value);
  if (calledOff && !calledOff.ok) return calledOff;
  const cancelled = await changeApplication(parts, context, {
    target,
    work: async (tx, found) => {
      if (found.state === 'cancelled') return ok(found);
      const hours = hoursUntilFree(parts, context, found);
      if (hours > 0) return problem('applications.cancel-later', { hours });
      return takeStep(tx, found, { step: 'cancel' });
    },
  });
  return answerView(parts, context, cancelled);
}

/** Held money may have a loan whose payout failed: it is given up first, so that it cannot be paid out afterwards. */
async function callOffLoan(
  parts: ApplicationsParts,
  context: Context,
  row: StoredApplication,
): Promise<Result<unknown, Problem> | null> {
  if (row.state !== 'held' || row.loan_id === null || hoursUntilFree(parts, context, row) > 0) return null;
  return parts.needs.loans.cancel(asService(context, slice), { loanId: row.loan_id });
}

function hoursUntilFree({ pack }: ApplicationsParts, context: Context, { state, held_at }: StoredApplication): number {
  if (state !== 'held' || held_at === null) return 0;
  return Math.ceil(pack.drawdown.freeCancellationAfter_h - context.now().since(held_at).total('hours'));
}
