import { type LocalText, type Money, money } from '@lendline/kernel';
import type { Decision, DecisionInput, FirstLoanLoss, Flag, RuleOutcome, StepId, TraceEntry } from './decision.ts';
import type { OwnRuleId } from './jdm/document.ts';
import type { Pack } from './pack.ts';
import { maxPrincipalReasons, reasonOf, type ReasonCode } from './reasons.ts';
import { type RuleId, rules } from './rules.ts';
import { type Finding, type SoFar, worst } from './step.ts';

/** What a rule of a step found, in the order of the steps. */
export interface Found extends Finding {
  readonly step: StepId;
  readonly rule: RuleId | OwnRuleId;
  readonly inputs: TraceEntry['inputs'];
  /** The row of the strategy that said so, as `node/row`. */
  readonly row?: string;
  /** The name of a rule of the lender's own. */
  readonly named?: LocalText;
}

/** What a decision was made on: who asked, under which pack, and what the steps worked out. */
export interface Ground {
  readonly input: DecisionInput;
  readonly pack: Pack;
  readonly soFar: SoFar;
}

/** A decision from what the rules found: the worst of them is the outcome, and only what brought it about is a reason. */
export function assembleDecision(found: readonly Found[], { input, pack, soFar }: Ground): Decision {
  const verdict = worst(found.map((rule) => rule.outcome));
  const outcome = verdict === 'pass' ? 'approve' : verdict === 'decline' ? 'decline' : 'refer';
  const nothing = money(0n, pack.currency);
  return {
    outcome,
    pack: pack.id,
    segment: soFar.segment,
    asOf: input.asOf,
    tier: soFar.tier?.tier,
    limit: outcome === 'decline' ? nothing : (soFar.limit ?? nothing),
    menu: outcome === 'decline' ? [] : (soFar.menu ?? []),
    reasons: principalReasons(found, outcome),
    comeBackOn: outcome === 'decline' ? comeBackOn(found) : undefined,
    flags: flagsOf(found),
    firstLoanLoss: firstLoanLoss(soFar, input, pack),
    trace: traceOf(found),
  };
}

const outcomeReasons = { approve: 'note', decline: 'decline', refer: 'refer' } as const;

/** Only what brought this outcome about, in the order of the steps. An approval says why it is not more. */
function principalReasons(found: readonly Found[], outcome: Decision['outcome']): ReasonCode[] {
  const decisive = found.filter((rule) => rule.outcome === outcomeReasons[outcome]);
  const codes = decisive.flatMap((rule) => [...(rule.reason ? [rule.reason] : []), ...(rule.because ?? [])]);
  return [...new Set(codes)].slice(0, maxPrincipalReasons);
}

/** A date is promised only when time alone cures every reason of the decline. */
function comeBackOn(found: readonly Found[]): Temporal.PlainDate | undefined {
  const dates = found.filter((rule) => rule.outcome === 'decline').map((rule) => rule.comeBackOn);
  const known = dates.filter((date) => date !== undefined);
  if (known.length < dates.length) return undefined;
  return known.toSorted((a, b) => Temporal.PlainDate.compare(b, a))[0];
}

function firstLoanLoss({ menu, segment }: SoFar, { values }: DecisionInput, pack: Pack): FirstLoanLoss | undefined {
  const first = segment !== 'repeat' && (values.loans_closed === 'unknown' || values.loans_closed === 0);
  if (!menu || !first) return undefined;
  const losses = menu.filter((cell) => cell.offered).map((cell) => -cell.expectedResult.amount);
  const worstLoss = losses.reduce((most, loss) => (loss > most ? loss : most), 0n);
  const inPackMoney = (amount: bigint): Money => money(amount, pack.currency);
  return { expected: inPackMoney(worstLoss), budget: inPackMoney(pack.economics.firstLoanLossBudget) };
}

/** The trace of what was found; `as` renames an outcome, as a drawdown does when it holds instead of declining. */
export function traceOf(
  found: readonly Found[],
  as: (outcome: RuleOutcome) => RuleOutcome = (outcome) => outcome,
): TraceEntry[] {
  return found.map(({ step, rule, inputs, outcome, reason, row, named }): TraceEntry => {
    const text = reason ? reasonOf(reason).staff : (named ?? nameOf(rule));
    const entry = { step, rule, inputs, outcome: as(outcome), text };
    if (reason) return row ? { ...entry, reason, row } : { ...entry, reason };
    return row ? { ...entry, row } : entry;
  });
}

function nameOf(rule: RuleId | OwnRuleId): LocalText {
  return isRule(rule) ? rules[rule] : { 'zh-CN': rule, en: rule };
}

export function isRule(rule: string): rule is RuleId {
  return Object.hasOwn(rules, rule);
}

export function flagsOf(found: readonly Found[]): Flag[] {
  return [...new Set(found.flatMap((rule) => rule.flags ?? []))];
}
