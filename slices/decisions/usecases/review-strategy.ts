import { actorName, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { StrategyId, StrategyState, StrategySummary } from '../contract.ts';
import { problem } from '../problems.ts';
import { eyesFor, isOwnWork } from '../rules/lifecycle.ts';
import { insertChange, sentBy } from '../store/releases.ts';
import { changeVersion, lockVersion, revisionsOf, type Stored } from '../store/strategies.ts';
import type { DecisionsTables } from '../store/tables.ts';
import { refuseFaulty } from './check-document.ts';
import type { DecisionsParts } from './parts.ts';
import { documentIn, summaryIn } from './read-strategies.ts';

type Tx = SliceTransaction<DecisionsTables>;

export interface DocumentStep {
  readonly strategyId: StrategyId;
  /** What the caller has read; undefined where it does not matter. */
  readonly revision?: number;
  readonly note: string;
}

/** Hands a draft to a second person. One with faults stays what it is. */
export async function sendToReview(
  parts: DecisionsParts,
  context: Context,
  given: DocumentStep & { readonly revision: number },
): Promise<Result<StrategySummary, Problem>> {
  const document = await documentIn(parts, context, given);
  if (!document.ok) return document;
  const sound = await refuseFaulty(parts, context, document.value);
  return takeStep(parts, context, { ...given, to: 'in-review', action: 'send-strategy', refusal: () => sound });
}

/** The second person's word: neither who saved any of it nor who sent it. What has gone bad meanwhile is not approved. */
export async function reviewStrategy(
  parts: DecisionsParts,
  context: Context,
  given: DocumentStep & { readonly revision: number; readonly approve: boolean },
): Promise<Result<StrategySummary, Problem>> {
  const document = await documentIn(parts, context, given);
  if (!document.ok) return document;
  const sound = given.approve ? await refuseFaulty(parts, context, document.value) : ok(null);
  const to = given.approve ? 'approved' : 'rejected';
  const refusal = async (tx: Tx) =>
    (await isReviewersOwn(tx, given.strategyId)) ? problem('decisions.same-person') : sound;
  return takeStep(parts, context, { ...given, to, action: 'review-strategy', refusal });
}

async function isReviewersOwn(tx: Tx, id: StrategyId): Promise<boolean> {
  const authors = (await revisionsOf(tx, id)).map(({ saved_by }) => saved_by);
  return isOwnWork(actorName(tx.context.actor), { authors, sentBy: (await sentBy(tx, id)) ?? '' });
}

/** Makes what is in review, or was rejected, a draft again. It is not evaluated beside anything while it can change. */
export async function reopenStrategy(
  parts: DecisionsParts,
  context: Context,
  given: DocumentStep,
): Promise<Result<StrategySummary, Problem>> {
  return takeStep(parts, context, { ...given, to: 'draft', action: 'reopen-strategy', refusal: () => ok(null) });
}

interface Step extends DocumentStep {
  readonly to: StrategyState;
  readonly action: string;
  readonly refusal: (tx: Tx) => Promise<Result<null, Problem>> | Result<null, Problem>;
}

async function takeStep(
  { database }: DecisionsParts,
  context: Context,
  step: Step,
): Promise<Result<StrategySummary, Problem>> {
  const { strategyId: id, to, action, note } = step;
  return database.transaction(context, async (tx): Promise<Result<StrategySummary, Problem>> => {
    const row = await lockVersion(tx, id);
    if (!row) return notFound();
    const allowed = stepAllowed(row, step);
    const refused = allowed.ok ? await step.refusal(tx) : allowed;
    if (!refused.ok) {
      const reason = refused.error.code;
      await tx.audit({ action, subject: id, outcome: 'refused', reason, details: { from: row.state, to } });
      return refused;
    }
    await changeVersion(tx, id, { state: to, ...((to === 'draft' || to === 'rejected') && { is_beside: false }) });
    const { state: from_state, revision } = row;
    const change = { strategy_id: id, revision, environment: null, from_state, to_state: to, note };
    await insertChange(tx, { ...change, is_rollback: false, share_ppm: null });
    await tx.audit({ action, subject: id, outcome: 'done', details: { from: from_state, to, revision, note } });
    await tx.publish({ type: 'decisions.strategy-moved', version: 1, subject: id, data: { from: from_state, to } });
    return ok(await summaryIn(tx, id));
  });
}

function stepAllowed(row: Stored, { to, revision }: Step): Result<null, Problem> {
  if (!eyesFor(row.state, to)) return problem('decisions.step-not-allowed', { from: row.state, to });
  if (revision === undefined || revision === row.revision) return ok(null);
  return problem('decisions.strategy-changed', { by: row.saved_by, revision: row.revision });
}
