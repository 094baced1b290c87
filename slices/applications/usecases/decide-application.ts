import { type Context, money, ok, type Problem, type Result, toWire } from '@lendline/kernel';
import type { Decision, DecisionForBorrower } from '@lendline/decisions/contract';
import type { Segment } from '@lendline/models/contract';
import { asService, type NewJob } from '@lendline/platform';
import type { ApplicationId, DecisionStage } from '../contract.ts';
import type { Step } from '../rules/lifecycle.ts';
import { findApplication, type Patch } from '../store/applications.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication } from './change-application.ts';
import { offeredOf } from './opening-menu.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { takeStep } from './take-step.ts';

const steps = { approve: 'approve', decline: 'decline', refer: 'refer' } as const satisfies Record<
  Decision['outcome'],
  Step
>;

/**
 * The job of a handed-in application. It may run again at any point: the decision of an attempt is made once, and an
 * application that is no longer deciding is left alone. Without an answer it is tried again; past our patience a person
 * takes over, so nobody waits for ever.
 */
export async function decideApplication(
  parts: ApplicationsParts,
  asked: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<void> {
  const context = asService(asked, slice);
  const row = await parts.database.transaction(context, (tx) => findApplication(tx, applicationId), { readOnly: true });
  if (row?.state !== 'deciding') return;
  const decided = await askDecision(parts, context, row);
  if (!decided.ok && !isPatienceOver(parts, row.submitted_at, context)) {
    throw new Error(`application ${applicationId} has no decision yet: ${decided.error.code}`);
  }
  if (decided.ok) parts.metrics.count('decisions', decided.value.outcome);
  await changeApplication(parts, context, {
    target: { id: applicationId, owner: null, action: 'decide' },
    work: async (tx, found) => {
      if (found.state !== 'deciding') return ok(found);
      if (!decided.ok) return takeStep(tx, found, { step: 'refer' });
      const decision = forBorrower(decided.value);
      const patch = {
        ...decisionPatch(decided.value, { now: context.now(), offerDays: parts.offerDays }),
        decision: offeredOf(parts, found, { decision, now: context.now() }),
      };
      const taken = await takeStep(tx, found, { step: steps[decided.value.outcome], patch });
      if (taken.ok && taken.value.offered_until) await tx.enqueue(expiryJob(applicationId, taken.value.offered_until));
      return taken;
    },
  });
}

/** The decision of an application's current attempt: made at the first call, the same at every other. */
export async function askDecision(
  parts: ApplicationsParts,
  context: Context,
  row: StoredApplication,
): Promise<Result<Decision, Problem>> {
  const service = asService(context, slice);
  const segment = await segmentOf(parts, service, row);
  if (!segment.ok) return segment;
  return parts.needs.decisions.decide(service, {
    applicationId: row.id,
    attempt: row.attempt,
    lineId: row.line_id,
    segment: segment.value,
    requested: row.requested === null ? null : toWire(money(row.requested, row.currency)),
    asOf: (row.submitted_at ?? context.now()).toString(),
  });
}

/** Who has repaid a loan with us comes back; everyone else is new. A trader stays a trader. */
async function segmentOf(
  parts: ApplicationsParts,
  context: Context,
  row: StoredApplication,
): Promise<Result<Segment, Problem>> {
  if (row.segment === 'trader') return ok('trader');
  const book = await parts.needs.loans.ownBook(context, { lineId: row.line_id });
  return book.ok ? ok(book.value.loansRepaid > 0 ? 'repeat' : 'new') : book;
}

/** What an application keeps of its decision. */
export function decisionPatch(decision: Decision, on: { now: Temporal.Instant; offerDays: number }): Patch {
  return {
    segment: decision.segment,
    decision: forBorrower(decision),
    tier: decision.tier,
    score: decision.score?.score ?? null,
    progress: stagesOf(decision),
    offered_until: decision.outcome === 'approve' ? on.now.add({ hours: 24 * on.offerDays }) : null,
  };
}

/** Runs when the offer ends; looking at the application in between does the same. */
export function expiryJob(applicationId: ApplicationId, runAt: Temporal.Instant): NewJob {
  return { task: 'expire', payload: { applicationId }, key: applicationId, runAt };
}

export function isPatienceOver(
  { patience_min }: ApplicationsParts,
  since: Temporal.Instant | null,
  context: Context,
): boolean {
  return since === null || context.now().since(since).total('minutes') >= patience_min;
}

function forBorrower(decision: Decision): DecisionForBorrower {
  return {
    id: decision.id,
    outcome: decision.outcome,
    limit: decision.limit,
    // What was referred is not offered yet: a person decides, and the menu may be another.
    menu: decision.outcome === 'approve' ? decision.menu : [],
    reasons: decision.reasons.map(({ code, borrowerText }) => ({ code, text: borrowerText })),
    comeBackOn: decision.comeBackOn,
    simulated: decision.score?.simulated ?? false,
  };
}

function stagesOf(decision: Decision): readonly DecisionStage[] {
  return [
    'identity',
    ...(decision.snapshotId ? (['records'] as const) : []),
    ...(decision.score ? (['score'] as const) : []),
    ...(decision.outcome === 'approve' ? (['offer'] as const) : []),
  ];
}
