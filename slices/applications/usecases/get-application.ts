import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine } from '@lendline/platform';
import type { ApplicationId, ApplicationState, MyApplication } from '../contract.ts';
import { isOfferOver } from '../rules/lifecycle.ts';
import { applicationsOfLine, updateApplication } from '../store/applications.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import type { ApplicationsParts } from './parts.ts';
import { answerView, viewApplication } from './view-application.ts';

/** The borrower's application now. Looking also wakes what should have happened by now: an expiry, a lost job. */
export async function getApplication(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const row = await loadApplication(parts, context, { id: applicationId, owner });
  if (!row.ok || !isOverdue(row.value, context.now())) return answerView(parts, context, row);
  const target = { id: applicationId, owner, action: 'look' };
  const current = await changeApplication(parts, context, {
    target,
    work: async (tx, found) => {
      const task = jobOf[found.state];
      if (task === undefined || !isOverdue(found, context.now())) return ok(found);
      await tx.enqueue({ task, payload: { applicationId }, key: applicationId });
      return ok(await updateApplication(tx, applicationId, { nudged_at: context.now() }));
    },
  });
  return answerView(parts, context, current);
}

/** The borrower's applications, newest first. */
export async function listApplications(
  parts: ApplicationsParts,
  context: Context,
): Promise<Result<{ applications: readonly MyApplication[] }, Problem>> {
  const line = borrowerLine(context);
  const rows = await parts.database.transaction(context, (tx) => applicationsOfLine(tx, line), { readOnly: true });
  return ok({ applications: await Promise.all(rows.map((row) => viewApplication(parts, context, row))) });
}

/** The states in which a job is at work, and its name. */
export const jobOf: Readonly<Partial<Record<ApplicationState, 'decide' | 'pay-out'>>> = {
  deciding: 'decide',
  signed: 'pay-out',
};

const jobAnswersWithin_s = 30;

function isOverdue(row: StoredApplication, now: Temporal.Instant): boolean {
  if (isOfferOver(row, now)) return true;
  if (jobOf[row.state] === undefined || row.nudged_at === null) return false;
  return now.since(row.nudged_at).total('seconds') >= jobAnswersWithin_s;
}
