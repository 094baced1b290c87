import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication } from './change-application.ts';
import type { ApplicationsParts } from './parts.ts';
import { takeStep } from './take-step.ts';
import { answerView } from './view-application.ts';

/** Cancels, free of charge: any time before signing, and after that once held money was held too long. */
export async function cancelApplication(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<Result<MyApplication, Problem>> {
  const target = { id: applicationId, owner: borrowerLine(context), action: 'cancel' };
  const cancelled = await changeApplication(parts, context, {
    target,
    work: async (tx, row) => {
      if (row.state === 'cancelled') return ok(row);
      const hours = hoursUntilFree(row, { now: context.now(), free_h: parts.pack.drawdown.freeCancellationAfter_h });
      if (hours > 0) return problem('applications.cancel-later', { hours });
      return takeStep(tx, row, { step: 'cancel' });
    },
  });
  return answerView(parts, context, cancelled);
}

function hoursUntilFree(
  { state, held_at }: StoredApplication,
  { now, free_h }: { now: Temporal.Instant; free_h: number },
): number {
  if (state !== 'held' || held_at === null) return 0;
  return Math.ceil(free_h - now.since(held_at).total('hours'));
}
