import {
  assert,
  canonicalJson,
  type Context,
  fromWire,
  type Money,
  newId,
  ok,
  type Problem,
  type Result,
  type WireMoney,
} from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Segment } from '@lendline/models/contract';
import { notFound, type SliceTransaction } from '@lendline/platform';
import {
  type Decision as Made,
  type DecisionInput,
  decisionInputToJson,
  decisionToJson,
  type Facts,
  raiseHoldout,
  type Strategy,
} from '@lendline/strategy';
import type { Decided, Decision } from '../contract.ts';
import { problem } from '../problems.ts';
import { decisionAnswer, type DecidedFacts } from '../rules/decision-answer.ts';
import { decisionOfAttempt, insertDecision } from '../store/decisions.ts';
import type { DecisionRow, DecisionsTables } from '../store/tables.ts';
import { beginDecision, type Fresh } from './begin-decision.ts';
import { waitForBeside } from './evaluate-beside.ts';
import { eligibilityFacts, type Gathered, gatherFacts, inputOf } from './gather-facts.ts';
import type { DecisionsParts } from './parts.ts';
import { keptVersion } from './ready-strategy.ts';

export interface DecideApplication {
  readonly applicationId: string;
  readonly attempt: number;
  readonly lineId: LineId;
  readonly segment: Segment;
  readonly requested: WireMoney | null;
  readonly asOf: string;
}

/** Decides an attempt at an application once: asked again, the first decision answers. */
export async function decideApplication(
  parts: DecisionsParts,
  context: Context,
  asked: DecideApplication,
): Promise<Result<Decision, Problem>> {
  const began_ms = performance.now();
  const begun = await beginDecision(parts, context, asked);
  if (!begun.ok) return begun;
  const { known } = begun.value;
  if (known) return known.lineId === asked.lineId ? ok(known.answer) : notFound();
  const requested = readRequest(parts, asked.requested);
  if (!requested.ok) return requested;
  const eligible = await eligibilityFacts(parts, context, asked.lineId);
  if (!eligible.ok) return eligible;
  const asOf = Temporal.Instant.from(asked.asOf).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  const strategy = begun.value.deciding.strategy.compiled;
  const gathered = await gatherFacts(parts, context, {
    ...asked,
    asOf,
    strategy,
    fresh: false,
    fraud: {
      applicationId: asked.applicationId,
      attempt: asked.attempt,
      stage: 'application',
      requested: asked.requested,
    },
    keep: { applicationId: asked.applicationId, attempt: asked.attempt },
    book: { ...eligible.value, ...holdoutOf(parts, asked) },
    identityCheckedOn: begun.value.identityCheckedOn,
  });
  const blank = inputOf(strategy.pack, { ...asked, asOf }, gathered);
  const made = await decideOn(strategy, blank, requested.value);
  return keep(parts, context, { asked, begun: begun.value, gathered, ...made, began_ms });
}

/** The amount asked for; null asks for as much as may be had. */
function readRequest({ pack }: DecisionsParts, asked: WireMoney | null): Result<Money | null, Problem> {
  if (asked === null) return ok(null);
  const read = fromWire(asked);
  if (read.ok && read.value.currency === pack.currency) return ok(read.value);
  return problem('decisions.wrong-currency', { lends: pack.currency, asked: asked.currency });
}

/** The same lines are held out for as long as the share stands, and no draw of a canary has to do with it. */
function holdoutOf({ raiseHoldout_ppm }: DecisionsParts, { lineId, segment }: DecideApplication): Partial<Facts> {
  if (raiseHoldout_ppm === 0 || segment !== 'repeat') return {};
  return raiseHoldout(lineId, raiseHoldout_ppm);
}

interface MadeOn {
  readonly input: DecisionInput;
  readonly decided: Made;
}

/**
 * Who names no amount asks for the limit, which a first run finds; the stored input is that of the second. Where there is no
 * limit the first run is the decision.
 */
async function decideOn(strategy: Strategy, blank: DecisionInput, requested: Money | null): Promise<MadeOn> {
  const first = requested ? null : { input: blank, decided: await strategy.decide(blank) };
  const amount = requested ?? first?.decided.limit;
  if (first && !(amount && amount.amount > 0n)) return first;
  const input = amount && amount.amount > 0n ? { ...blank, amount } : blank;
  return { input, decided: await strategy.decide(input) };
}

interface ToKeep extends MadeOn {
  readonly asked: DecideApplication;
  readonly begun: Fresh;
  readonly gathered: Gathered;
  readonly began_ms: number;
}

async function keep(parts: DecisionsParts, context: Context, made: ToKeep): Promise<Result<Decision, Problem>> {
  const { asked, begun, gathered } = made;
  const answer = decisionAnswer(answerFacts(parts, context, made));
  const row = rowOf(parts, context, { ...made, answer });
  return parts.database.transaction(context, async (tx): Promise<Result<Decision, Problem>> => {
    if (!(await insertDecision(tx, row, gathered.sources))) {
      const first = await decisionOfAttempt(tx, asked);
      assert(first, 'an attempt that could not be inserted was decided before');
      return first.line_id === asked.lineId ? ok(first.answer) : notFound();
    }
    if (begun.hasBeside) await waitForBeside(tx, answer.id);
    await tell(tx, asked, answer);
    return ok(answer);
  });
}

function answerFacts(parts: DecisionsParts, context: Context, made: ToKeep): DecidedFacts {
  const { asked, begun, gathered, input, decided, began_ms } = made;
  const { strategy, cohort } = begun.deciding;
  const { pack, version } = strategy.compiled;
  return {
    id: newId('decision', context.now()),
    applicationId: asked.applicationId,
    lineId: asked.lineId,
    input,
    decided,
    snapshot: gathered.snapshot,
    score: gathered.score,
    pack,
    strategy: { name: pack.id, version: keptVersion(version), number: strategy.number, cohort },
    milliseconds: Math.round((performance.now() - began_ms) * 10) / 10,
  };
}

function rowOf(
  parts: DecisionsParts,
  context: Context,
  { asked, begun, input, decided, answer }: ToKeep & { readonly answer: Decision },
): Omit<DecisionRow, 'tenant'> {
  const { name_id_number_match: match, identity_checked_on: checkedOn, raise_holdout } = input.values;
  return {
    id: answer.id,
    application_id: asked.applicationId,
    attempt: asked.attempt,
    line_id: asked.lineId,
    as_of: input.asOf,
    outcome: decided.outcome,
    strategy_version: answer.strategy.version,
    input: canonicalJson(decisionInputToJson(input)),
    result: canonicalJson(decisionToJson(decided)),
    answer,
    identity_checked_on: match === 'match' && typeof checkedOn !== 'string' ? checkedOn : null,
    snapshot_id: answer.snapshotId,
    model_id: answer.score?.modelId ?? null,
    decided_at: context.now(),
    strategy_id: begun.deciding.strategy.id,
    environment: parts.environment,
    cohort: begun.deciding.cohort,
    raise_holdout: raise_holdout === true,
    raise_withheld: decided.trace.some(({ reason }) => reason === 'raise-held-out'),
  };
}

async function tell(
  tx: SliceTransaction<DecisionsTables>,
  { applicationId, lineId }: DecideApplication,
  { id, outcome, tier, flags, strategy }: Decision,
): Promise<void> {
  const details = { applicationId, outcome, tier, flags, strategy };
  const data: Decided = { decisionId: id, applicationId, lineId, outcome };
  // Sent together: the person waits for one round trip in place of two.
  await Promise.all([
    tx.audit({ action: 'decide', subject: id, outcome: 'done', details }),
    tx.publish({ type: 'decisions.decided', version: 1, subject: id, data }),
  ]);
}
