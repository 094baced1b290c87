import type { DecisionInput, Flag, Verdict } from '../../decision.ts';
import type { Pack } from '../../pack.ts';
import { type Finding, refers, type RuleResult, type SoFar, worst } from '../../step.ts';

/** What earlier steps worked out, with what a strategy keeps to its tables. */
export interface WalkSoFar extends SoFar {
  readonly tenureProven?: boolean;
  readonly fraud?: 'clear' | 'raised';
}

interface WalkResult {
  readonly verdict: Verdict;
  readonly rules: readonly RuleResult[];
  readonly adds: Partial<WalkSoFar>;
}

/** One step of a walk; the two money steps of the engine are such steps too. */
export type WalkStep = (input: DecisionInput, pack: Pack, soFar: WalkSoFar) => WalkResult;

export function walkResult(found: readonly RuleResult[], adds: Partial<WalkSoFar> = {}): WalkResult {
  return { verdict: worst(found.map((rule) => rule.outcome)), rules: found, adds };
}

/** A check that was not made is never a pass: the trace says so, and a required one goes to a person. */
export function notRun(required: boolean, flag: Flag): Finding {
  return required ? { ...refers('check-not-run'), flags: [flag] } : { outcome: 'not-run', flags: [flag] };
}
