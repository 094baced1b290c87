import { type Context, ok, present, type Problem, type Result } from '@lendline/kernel';
import type { LoanEvent, LoanId } from '@lendline/loans/contract';
import { asService, type EventEnvelope, type SliceTransaction, z } from '@lendline/platform';
import type { ConsentChanged } from '@lendline/consents/contract';
import { forgetValues, weeksScored } from '../store/kept-scores.ts';
import { writeOutcomes } from '../store/outcomes.ts';
import type { ModelsTables } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';
import { scheduleWatch } from './watch-drift.ts';

type Tx = SliceTransaction<ModelsTables>;

export interface RecordOutcomes {
  readonly definition: string;
  readonly outcomes: readonly { readonly applicationId: string; readonly bad: boolean }[];
}

/** Keeps what became of applications, and has the weeks looked at again in which they were scored. */
export async function recordOutcomes(
  { database }: ModelsParts,
  context: Context,
  given: RecordOutcomes,
): Promise<Result<{ recorded: number }, Problem>> {
  return database.transaction(context, async (tx) => {
    await writeIn(tx, given);
    const details = { definition: given.definition, outcomes: given.outcomes.length };
    await tx.audit({ action: 'record-outcomes', subject: 'outcomes', outcome: 'done', details });
    return ok({ recorded: given.outcomes.length });
  });
}

async function writeIn(tx: Tx, given: RecordOutcomes): Promise<void> {
  if (given.outcomes.length === 0) return;
  await writeOutcomes(tx, given);
  const applications = given.outcomes.map(({ applicationId }) => applicationId);
  for (const { model_id, scored_at } of await weeksScored(tx, applications))
    await scheduleWatch(tx, model_id, scored_at);
}

/** A loan was paid out: its outcome is known when the performance window is over. */
export async function hearActivated(
  { outcomeRule }: Pick<ModelsParts, 'outcomeRule'>,
  tx: Tx,
  event: EventEnvelope,
): Promise<void> {
  const { loanId } = event.data as LoanEvent;
  const runAt = tx.context.now().add({ hours: 24 * outcomeRule.window_days });
  await tx.enqueue({ task: 'mature-outcome', payload: { loanId }, key: loanId, runAt });
}

/** The window of a loan is over: it was bad when it ever was as far behind as the rule says. */
export async function matureOutcome(parts: ModelsParts, context: Context, loanId: LoanId): Promise<void> {
  const answer = await parts.loans.get(asService(context, 'models'), { loanId });
  if (!answer.ok) {
    // Asked again by the queue; a loan that is not there any more has no outcome.
    if (answer.error.status === 404) return;
    throw new Error(`the outcome of a loan is not known: ${answer.error.code}`);
  }
  const { badAtDpd_days: limit, window_days } = parts.outcomeRule;
  const { applicationId, worstDpd, state } = answer.value;
  const definition = `ever ${limit} days past due within ${window_days} days`;
  const bad = worstDpd >= limit || state === 'written-off' || state === 'charged-off';
  await parts.database.transaction(context, (tx) => writeIn(tx, { definition, outcomes: [{ applicationId, bad }] }));
}

/** A consent was withdrawn: the values that were computed under it are forgotten, and trained on no more. */
export async function hearWithdrawal(tx: Tx, event: EventEnvelope): Promise<void> {
  const { lineId } = event.data as ConsentChanged;
  const forgotten = await forgetValues(tx, lineId);
  if (forgotten === 0) return;
  await tx.audit({ action: 'forget-values', subject: lineId, outcome: 'done', details: { scores: forgotten } });
}

const payload = z.object({ loanId: z.string() });

/** The loan that a job is about. */
export function loanIdIn(value: unknown): LoanId {
  return present(payload.safeParse(value).data, 'a job names the loan it is about').loanId as LoanId;
}
