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
import { asService, notFound } from '@lendline/platform';
import {
  decide,
  type Decision as Made,
  type DecisionInput,
  decisionInputToJson,
  decisionToJson,
} from '@lendline/strategy';
import type { Decided, Decision } from '../contract.ts';
import { problem } from '../problems.ts';
import { decisionAnswer, type DecidedFacts } from '../rules/decision-answer.ts';
import { decisionOfAttempt, insertDecision } from '../store/decisions.ts';
import { keepStrategy } from '../store/strategies.ts';
import { type Gathered, gatherFacts, inputOf } from './gather-facts.ts';
import type { DecisionsParts } from './parts.ts';

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
  const known = await parts.database.transaction(context, (tx) => decisionOfAttempt(tx, asked), { readOnly: true });
  if (known) return known.line_id === asked.lineId ? ok(known.answer) : notFound();
  const requested = readRequest(parts, asked.requested);
  if (!requested.ok) return requested;
  const line = await parts.lines.getLine(asService(context, 'decisions'), { lineId: asked.lineId });
  if (!line.ok && line.error.status === 404) return line;
  const asOf = Temporal.Instant.from(asked.asOf).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  const attempt = { applicationId: asked.applicationId, attempt: asked.attempt };
  const gathered = await gatherFacts(parts, context, { ...asked, asOf, fresh: false, keep: attempt });
  const { input, decided } = decideOn(parts, inputOf(parts, { ...asked, asOf }, gathered.values), requested.value);
  const milliseconds = Math.round((performance.now() - began_ms) * 10) / 10;
  const { applicationId, lineId } = asked;
  const { strategy } = parts;
  const { snapshot, score } = gathered;
  const id = newId('decision', context.now());
  const facts = { id, applicationId, lineId, input, decided, snapshot, score, strategy, milliseconds };
  return keep(parts, context, { asked, gathered, facts });
}

/** The amount asked for; null asks for as much as may be had. */
function readRequest({ strategy: { pack } }: DecisionsParts, asked: WireMoney | null): Result<Money | null, Problem> {
  if (asked === null) return ok(null);
  const read = fromWire(asked);
  if (read.ok && read.value.currency === pack.currency) return ok(read.value);
  return problem('decisions.wrong-currency', { lends: pack.currency, asked: asked.currency });
}

/** Who names no amount asks for the limit, which a first run finds; the stored input is that of the second. */
function decideOn(
  { strategy: { pack } }: DecisionsParts,
  blank: DecisionInput,
  requested: Money | null,
): { readonly input: DecisionInput; readonly decided: Made } {
  const limit = requested ?? decide(blank, pack).limit;
  const input = limit.amount > 0n ? { ...blank, amount: limit } : blank;
  return { input, decided: decide(input, pack) };
}

interface ToKeep {
  readonly asked: DecideApplication;
  readonly gathered: Gathered;
  readonly facts: DecidedFacts;
}

async function keep(parts: DecisionsParts, context: Context, { asked, gathered, facts }: ToKeep) {
  const answer = decisionAnswer(facts);
  const { input, decided, id } = facts;
  const { name_id_number_match: match, identity_checked_on: checkedOn } = input.values;
  return parts.database.transaction(context, async (tx): Promise<Result<Decision, Problem>> => {
    await keepStrategy(tx, parts.strategy);
    const row = {
      id,
      application_id: asked.applicationId,
      attempt: asked.attempt,
      line_id: asked.lineId,
      as_of: input.asOf,
      outcome: decided.outcome,
      strategy_version: parts.strategy.version,
      input: canonicalJson(decisionInputToJson(input)),
      result: canonicalJson(decisionToJson(decided)),
      answer,
      identity_checked_on: match === 'match' && typeof checkedOn !== 'string' ? checkedOn : null,
      snapshot_id: answer.snapshotId,
      model_id: answer.score?.modelId ?? null,
      decided_at: context.now(),
    };
    if (!(await insertDecision(tx, row, gathered.sources))) {
      const first = await decisionOfAttempt(tx, asked);
      assert(first, 'an attempt that could not be inserted was decided before');
      return first.line_id === asked.lineId ? ok(first.answer) : notFound();
    }
    const { outcome, tier, flags, strategy } = answer;
    await tx.audit({
      action: 'decide',
      subject: id,
      outcome: 'done',
      details: { applicationId: asked.applicationId, outcome, tier, flags, strategy },
    });
    const event: Decided = { decisionId: id, applicationId: asked.applicationId, lineId: asked.lineId, outcome };
    await tx.publish({ type: 'decisions.decided', version: 1, subject: id, data: event });
    return ok(answer);
  });
}
