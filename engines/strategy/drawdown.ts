import type { Money, RatePpm } from '@lendline/kernel';
import { capOn } from './caps.ts';
import { priceCell } from './cell.ts';
import type { DecisionInput, Flag, RuleOutcome, TraceEntry } from './decision.ts';
import type { Facts } from './facts.ts';
import type { DrawdownRules, Pack } from './pack.ts';
import { maxPrincipalReasons, reasonOf, type ReasonCode } from './reasons.ts';
import { rules } from './rules.ts';
import { questionOf } from './money/menu.ts';
import type { SoFar } from './step.ts';
import { flagsOf, type Found, type Ground, traceOf } from './assemble.ts';

/** A signed agreement about to be paid out, with every check asked again. */
export interface DrawdownInput extends DecisionInput {
  readonly agreed: { readonly amount: Money; readonly instalments: number; readonly price_ppm: RatePpm };
}

export interface DrawdownCheck {
  readonly outcome: 'release' | 'hold';
  readonly reasons: readonly ReasonCode[];
  readonly flags: readonly Flag[];
  readonly trace: readonly TraceEntry[];
  /** What releases held money; undefined when it is released. */
  readonly toRelease: DrawdownRules | undefined;
}

/**
 * A check at drawdown from what the rules of steps 2 to 9 found on the day the money moves. Whatever would refer or decline
 * holds, and so do agreed terms that are gone: nothing is declined any more, and nothing is paid in doubt.
 */
export function assembleDrawdown(
  found: readonly Found[],
  { input, pack, soFar }: Ground & { readonly input: DrawdownInput },
): DrawdownCheck {
  const stands = agreedStands(input, pack, soFar);
  const trace = [...traceOf(found, holding), agreedEntry(input, soFar, stands)];
  const held = trace.filter((entry) => entry.outcome === 'hold');
  const reasons = held.flatMap((entry) => (entry.reason ? [entry.reason] : []));
  return {
    outcome: held.length > 0 ? 'hold' : 'release',
    reasons: [...new Set(reasons)].slice(0, maxPrincipalReasons),
    flags: flagsOf(found),
    trace,
    toRelease: held.length > 0 ? pack.drawdown : undefined,
  };
}

/** Why real money may not move at all, whatever the decision: no licence on record, or a model of the simulated country. */
export function payoutRefusals(
  { licence, model_origin }: Pick<Facts, 'licence' | 'model_origin'>,
  { rails }: Pack,
): ('no-licence-record' | 'simulated-model')[] {
  return [
    ...(rails.refuseWithoutLicenceRecord && licence === 'unknown' ? (['no-licence-record'] as const) : []),
    ...(rails.refuseSimulatedModel && model_origin !== 'real' ? (['simulated-model'] as const) : []),
  ];
}

function holding(outcome: RuleOutcome): RuleOutcome {
  return outcome === 'decline' || outcome === 'refer' ? 'hold' : outcome;
}

/** The agreed loan is within today's limit, capacity and cap, and today's tier would not cost more. */
function agreedStands(input: DrawdownInput, pack: Pack, soFar: SoFar): boolean {
  const { agreed } = input;
  const { limit, tier } = soFar;
  const cap = capOn(pack, soFar.today, input.values.licence);
  if (!limit || !tier || !cap.ok) return false;
  if (agreed.amount.amount > limit.amount || tier.price_ppm > agreed.price_ppm) return false;
  const candidate = { amount: agreed.amount.amount, instalments: agreed.instalments, price_ppm: agreed.price_ppm };
  const cell = priceCell(candidate, pack, questionOf(input, soFar, cap.value.annual_ppm));
  return cell.lawful && cell.serves;
}

function agreedEntry(input: DrawdownInput, { limit, tier }: SoFar, stands: boolean): TraceEntry {
  return {
    step: 'offer',
    rule: 'drawdown.agreed',
    inputs: { requested: input.agreed.amount, ...(limit && { limit }), ...(tier && { tier: tier.tier }) },
    outcome: stands ? 'pass' : 'hold',
    ...(!stands && { reason: 'agreed-terms-gone' }),
    text: stands ? rules['drawdown.agreed'] : reasonOf('agreed-terms-gone').staff,
  };
}
