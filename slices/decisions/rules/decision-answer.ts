import { present, type WireMoney, toWire } from '@lendline/kernel';
import type { FeatureSnapshot } from '@lendline/features/contract';
import type { LineId } from '@lendline/lines/contract';
import type { Score } from '@lendline/models/contract';
import { type Decision as Decided, type DecisionInput, type Pack, stateCell } from '@lendline/strategy';
import type { Decision, DecisionForBorrower, DecisionId } from '../contract.ts';
import { decisionReasons } from './decision-reasons.ts';
import { recordFlags } from './record-facts.ts';
import { traceSteps } from './trace-steps.ts';

export interface DecidedFacts {
  readonly id: DecisionId;
  readonly applicationId: string;
  readonly lineId: LineId;
  readonly input: DecisionInput;
  readonly decided: Decided;
  readonly snapshot: FeatureSnapshot | null;
  readonly score: Score | null;
  readonly pack: Pack;
  readonly strategy: Decision['strategy'];
  readonly milliseconds: number;
}

/** A decision as other slices and staff are told of it. */
export function decisionAnswer(facts: DecidedFacts): Decision {
  const { decided, strategy, snapshot, score, input, pack } = facts;
  return {
    id: facts.id,
    applicationId: facts.applicationId,
    lineId: facts.lineId,
    asOf: decided.asOf.toString(),
    segment: decided.segment,
    outcome: decided.outcome,
    tier: decided.tier ?? null,
    limit: limitOf(decided),
    menu: statedMenu(decided, input, pack),
    reasons: decisionReasons(decided.reasons, score?.reasons),
    comeBackOn: decided.comeBackOn?.toString() ?? null,
    flags: [...new Set([...decided.flags, ...recordFlags(snapshot)])],
    score: score && scoreOf(score),
    snapshotId: snapshot?.id ?? null,
    strategy,
    trace: traceSteps(decided.trace),
    milliseconds: facts.milliseconds,
  };
}

/** The lawful, serving cells of the menu. */
export function statedMenu({ menu }: Decided, { product }: DecisionInput, pack: Pack): Decision['menu'] {
  const asked = present(
    pack.products.find(({ id }) => id === product),
    'the input names a product of the pack',
  );
  return menu.filter(({ offered }) => offered).map((cell) => stateCell(cell, pack, asked));
}

function limitOf({ outcome, limit }: Decided): WireMoney | null {
  return outcome === 'decline' || limit.amount === 0n ? null : toWire(limit);
}

function scoreOf({ modelId, modelName, simulated, pd, score, points }: Score): Decision['score'] {
  return { modelId, modelName, simulated, pd, score, points };
}

/** What the person hears: no score, no trace, and an amount only when it was approved. */
export function forBorrower({ id, outcome, limit, menu, reasons, comeBackOn, score }: Decision): DecisionForBorrower {
  const approved = outcome === 'approve';
  return {
    id,
    outcome,
    limit: approved ? limit : null,
    menu: approved ? menu : [],
    reasons: reasons.map(({ code, borrowerText }) => ({ code, text: borrowerText })),
    comeBackOn,
    simulated: score?.simulated ?? false,
  };
}
