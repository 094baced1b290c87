import { assert, type Context, dayIn, newId, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { notFound } from '@lendline/platform';
import type { Typology } from '@lendline/typology';
import type { AssessmentStage, FraudAssessment } from '../contract.ts';
import { withoutAllowed } from '../rules/allowances.ts';
import { suspectedPeople, weigh } from '../rules/assessed.ts';
import { priorityOf } from '../rules/case-priority.ts';
import { mayAskRegister } from '../rules/register-answer.ts';
import { readSubject } from '../store/assess-facts.ts';
import { assessmentOf, assessmentsOfApplication, insertAssessment, setCaseOf } from '../store/assessments.ts';
import { askRegister, notAsked, type RegisterSaid } from './ask-register.ts';
import { gatherKnown, type Gathered, type OfAttempt } from './gather-known.ts';
import type { ObserveParts } from './observe-parts.ts';
import { raiseAlert } from './raise-alert.ts';

export interface Assess {
  readonly applicationId: string;
  readonly attempt: number;
  readonly lineId: LineId;
  readonly stage: AssessmentStage;
  readonly asOf: string;
  readonly requested?: WireMoney;
}

/** Assesses an attempt at a stage once: asked again, the first assessment answers. */
export async function assess(
  parts: ObserveParts,
  context: Context,
  asked: Assess,
): Promise<Result<FraudAssessment, Problem>> {
  // Windows and the graph count in milliseconds: what is told of the attempt itself must not lie a fraction behind them.
  const asOf = Temporal.Instant.from(asked.asOf).round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  const { requested, ...attempt } = asked;
  const of = { ...attempt, asOf, requested: requested ? BigInt(requested.amount) : null };
  const [known, subject] = await parts.database.transaction(
    context,
    (tx) => Promise.all([assessmentOf(tx, of), readSubject(tx, asked.lineId, asOf)]),
    { readOnly: true },
  );
  if (known) return ofLine(known, asked.lineId);
  const found = await gatherKnown(parts, context, { of, subject });
  const gathered = { ...found, signals: withoutAllowed(found.signals, found.listHits ?? []) };
  const { live, reading } = gathered;
  const typologies = live.typologies.filter(({ id }) => !live.halted.includes(id));
  const said = await registerSays(parts, context, { of, gathered, typologies });
  const signals = { ...gathered.signals, ...said.signals };
  const weighed = weigh({ ...gathered, signals, typologies });
  const assessment = {
    ...attempt,
    id: newId('assessment', context.now()),
    asOf: asOf.toString(),
    assessedAt: context.now().toString(),
    ...weighed,
    signals,
    register: said.register,
    typologyVersionId: live.versionId,
    halted: live.halted,
  };
  return keep(parts, context, { assessment, reading });
}

interface Register {
  readonly of: OfAttempt;
  readonly gathered: Gathered;
  readonly typologies: readonly Typology[];
}

/** The register is paid, so that it comes last. */
async function registerSays(
  parts: ObserveParts,
  context: Context,
  { of, gathered, typologies }: Register,
): Promise<RegisterSaid> {
  if (!parts.register) return notAsked;
  const free = weigh({ ...gathered, typologies });
  return askRegister(parts, context, { ...of, mayPay: mayAskRegister(free, of.stage) });
}

interface ToKeep {
  readonly assessment: Omit<FraudAssessment, 'caseId'>;
  readonly reading: Gathered['reading'];
}

async function keep(parts: ObserveParts, context: Context, { assessment, reading }: ToKeep) {
  const { id, stage, lineId, lists, velocity, ring, typologies, hits } = assessment;
  const deleteOn = dayIn(parts.zone, context.now()).add({ days: parts.keepAssessments_days });
  return parts.database.transaction(context, async (tx): Promise<Result<FraudAssessment, Problem>> => {
    if (!(await insertAssessment(tx, assessment, deleteOn))) {
      const first = await assessmentOf(tx, { ...assessment, asOf: Temporal.Instant.from(assessment.asOf) });
      assert(first, 'an attempt that could not be inserted was assessed before');
      return ofLine(first, lineId);
    }
    const priority = priorityOf(assessment);
    const people = suspectedPeople(reading, assessment);
    const caseId = priority && (await raiseAlert(tx, { assessment, priority, ring: people }));
    if (caseId) await setCaseOf(tx, id, caseId);
    const found = { lists, velocity, ring, typologies, hits: hits.map(({ typology }) => typology) };
    const details = { applicationId: assessment.applicationId, stage, ...found, caseId };
    // Goes out as `fraud.audited` in the same transaction.
    await tx.audit({ action: 'assess', subject: id, outcome: 'done', details });
    parts.metrics.count('decisions', `fraud:${typologies}`);
    return ok({ ...assessment, caseId });
  });
}

/** Another's answers as what is not there. */
function ofLine(assessment: FraudAssessment, lineId: LineId): Result<FraudAssessment, Problem> {
  return assessment.lineId === lineId ? ok(assessment) : notFound();
}

/** The assessments of an application, newest first. */
export async function listAssessments(
  { database }: ObserveParts,
  context: Context,
  { applicationId }: { readonly applicationId: string },
): Promise<Result<{ assessments: readonly FraudAssessment[] }, Problem>> {
  const assessments = await database.transaction(context, (tx) => assessmentsOfApplication(tx, applicationId), {
    readOnly: true,
  });
  return ok({ assessments });
}
