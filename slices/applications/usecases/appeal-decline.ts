import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { stateAfter } from '../rules/lifecycle.ts';
import { findAppeal, insertAppeal, sealAppeal } from '../store/appeals.ts';
import { lockLine, openOfLine } from '../store/applications.ts';
import { changeApplication } from './change-application.ts';
import type { ApplicationsParts } from './parts.ts';
import { notNow, takeStep } from './take-step.ts';
import { answerView } from './view-application.ts';

/** Asks for a person to look at a decline, once for each application. */
export async function appealDecline(
  parts: ApplicationsParts,
  context: Context,
  { applicationId, message }: { applicationId: ApplicationId; message: string },
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const place = { tenant: context.tenant, application: applicationId, column: 'message' } as const;
  const sealed = await sealAppeal(parts.crypto, place, message);
  const appealed = await changeApplication(parts, context, {
    target: { id: applicationId, owner, action: 'appeal' },
    work: async (tx, row) => {
      const before = await findAppeal(tx, row.id);
      if (before) return before.answered_at === null ? ok(row) : problem('applications.appeal-answered');
      if (stateAfter(row.state, 'appeal') === null) return notNow(row);
      await lockLine(tx, owner);
      if (await openOfLine(tx, owner)) return problem('applications.another-open');
      await insertAppeal(tx, {
        application_id: row.id,
        tenant: context.tenant,
        message: sealed,
        made_at: context.now(),
        answer: null,
        answered_at: null,
      });
      return takeStep(tx, row, { step: 'appeal' });
    },
  });
  return answerView(parts, context, appealed);
}
