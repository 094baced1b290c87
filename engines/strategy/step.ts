import type { Money } from '@lendline/kernel';
import type { CapInForce } from './caps.ts';
import type { DecisionInput, Flag, MenuCell, RuleOutcome, TraceEntry, Verdict } from './decision.ts';
import type { FactName, Facts, Known } from './facts.ts';
import type { Pack, Product, Tier } from './pack.ts';
import type { ReasonCode } from './reasons.ts';
import type { RuleId } from './rules.ts';

/** What earlier steps worked out. A step that needs a value which is not there is not reached. */
export interface SoFar {
  /** The day of the decision in the lender's zone. */
  readonly today: Temporal.PlainDate;
  readonly product: Product;
  /** The segment after own book was read: `repeat` only with settled repayments. */
  readonly segment: DecisionInput['segment'];
  readonly usable?: { readonly calls: boolean; readonly statement: boolean };
  readonly thin?: boolean;
  readonly pd_ppm?: number;
  readonly tier?: Tier;
  /** Tier limit after raises, thin file and trader rule, before affordability. */
  readonly tierLimit?: Money;
  /** What may fall due to us in one month. */
  readonly capacity?: Money;
  readonly cap?: CapInForce;
  /** What affordability leaves of the tier limit. */
  readonly limit?: Money;
  readonly menu?: readonly MenuCell[];
}

/** What a rule found. `reason` is absent on a pass. */
export interface Finding {
  readonly outcome: RuleOutcome;
  readonly reason?: ReasonCode;
  /** Reasons of the score itself, said after `reason`. */
  readonly because?: readonly ReasonCode[];
  readonly comeBackOn?: Temporal.PlainDate;
  readonly flags?: readonly Flag[];
}

export interface RuleResult extends Finding {
  readonly rule: RuleId;
  readonly inputs: TraceEntry['inputs'];
}

export interface StepResult {
  /** The worst outcome among the rules. */
  readonly verdict: Verdict;
  readonly rules: readonly RuleResult[];
  readonly adds: Partial<SoFar>;
}

/** One step of a decision: pure, total, and silent about anything that its inputs do not say. */
export type Step = (input: DecisionInput, pack: Pack, soFar: SoFar) => StepResult;

export const passes: Finding = { outcome: 'pass' };

export function declines(reason: ReasonCode, more: Omit<Finding, 'outcome' | 'reason'> = {}): Finding {
  return { outcome: 'decline', reason, ...more };
}

export function refers(reason: ReasonCode): Finding {
  return { outcome: 'refer', reason };
}

export function notes(reason: ReasonCode, ...flags: readonly Flag[]): Finding {
  return { outcome: 'note', reason, flags };
}

/**
 * Typologies rest on rings and contacts too, and links never decline: where an alert stepped the tier down, what limit
 * or price would decline in that tier goes to a person.
 */
export function neverByLinks(rule: RuleResult, { values }: DecisionInput): RuleResult {
  const stepped = values.typologies === 'alert' || values.typologies === 'interdict';
  return stepped && rule.outcome === 'decline' ? { ...rule, outcome: 'refer' } : rule;
}

type Answered<Name extends FactName> = Exclude<Facts[Name], 'unknown'>;

/** One rule on one fact: `unknown` has its own branch, which the caller must name. */
export function ruleOn<Name extends FactName>(
  rule: RuleId,
  [name, value]: readonly [Name, Facts[Name]],
  branches: { readonly unknown: Finding; readonly known: (value: Answered<Name>) => Finding },
): RuleResult {
  const finding = isKnown(value) ? branches.known(value) : branches.unknown;
  return { rule, inputs: { [name]: value }, ...finding };
}

export function isKnown<Value>(value: Known<Value>): value is Exclude<Value, 'unknown'> {
  return value !== 'unknown';
}

export function stepResult(found: readonly RuleResult[], adds: Partial<SoFar> = {}): StepResult {
  return { verdict: worst(found.map((rule) => rule.outcome)), rules: found, adds };
}

const severity: Readonly<Record<RuleOutcome, number>> = {
  pass: 0,
  note: 0,
  'not-run': 0,
  refer: 1,
  hold: 2,
  decline: 3,
};

/** The verdict of several outcomes: decline, else hold, else refer, else pass. */
export function worst(outcomes: readonly RuleOutcome[]): Verdict {
  const level = Math.max(0, ...outcomes.map((outcome) => severity[outcome]));
  return level === 3 ? 'decline' : level === 2 ? 'hold' : level === 1 ? 'refer' : 'pass';
}
