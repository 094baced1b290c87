import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { updateApplication } from '../store/applications.ts';
import { insertHappening } from '../store/happenings.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { keepMade, makeAgreement } from './make-agreement.ts';
import type { ApplicationsParts } from './parts.ts';
import { notNow, takeStep } from './take-step.ts';
import { answerView } from './view-application.ts';

interface Asked {
  readonly applicationId: ApplicationId;
}

/** Opens the cost statement: its reading time starts, once for each choice. */
export async function openCostStatement(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: Asked,
): Promise<Result<MyApplication, Problem>> {
  const target = { id: applicationId, owner: borrowerLine(context), action: 'open-cost' };
  const opened = await changeApplication(parts, context, {
    target,
    work: async (tx, row) => {
      if (row.cost_opened_at !== null && isBeforeSignature(row)) return ok(row);
      if (row.state !== 'chosen') return notNow(row);
      await insertHappening(tx, { application: row.id, what: 'open-cost', from: row.state, to: row.state });
      await tx.audit({ action: 'open-cost', subject: row.id, outcome: 'done' });
      return ok(await updateApplication(tx, row.id, { cost_opened_at: context.now() }));
    },
  });
  return answerView(parts, context, opened);
}

/** Confirms that the statement was read, which it cannot have been before its reading time; makes the agreement. */
export async function confirmCostStatement(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: Asked,
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const row = await loadApplication(parts, context, { id: applicationId, owner });
  if (!row.ok || row.value.state === 'confirmed') return answerView(parts, context, row);
  const target = { id: applicationId, owner, action: 'confirm-cost' };
  const refused = readRefusal(row.value, context);
  // The refusal goes the same way as a success, so that it is audited.
  const made = refused ?? (await makeAgreement(parts, context, { row: row.value, locale: context.locale }));
  const confirmed = await changeApplication(parts, context, {
    target,
    work: async (tx, found) => {
      if (found.state === 'confirmed') return ok(found);
      if (!made.ok) return made;
      const again = readRefusal(found, context);
      if (again) return again;
      // Another cell was chosen while the agreement was made: that one has not been read.
      if (found.choice?.chosenAt !== row.value.choice?.chosenAt) return problem('applications.cost-not-opened');
      const agreement_id = await keepMade(tx, found, made.value);
      return takeStep(tx, found, { step: 'confirm-cost', patch: { agreement_id, cost_confirmed_at: context.now() } });
    },
  });
  return answerView(parts, context, confirmed);
}

function isBeforeSignature({ state }: StoredApplication): boolean {
  return state === 'chosen' || state === 'confirmed';
}

/** Why the statement cannot be confirmed now; null when it can. */
function readRefusal(row: StoredApplication, context: Context): Result<never, Problem> | null {
  if (row.state !== 'chosen' || row.choice === null) return notNow(row);
  if (row.cost_opened_at === null) return problem('applications.cost-not-opened');
  const read_s = context.now().since(row.cost_opened_at).total('seconds');
  const seconds = Math.ceil(row.choice.cost.readingSeconds - read_s);
  return seconds > 0 ? problem('applications.still-reading', { seconds }) : null;
}
