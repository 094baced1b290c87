import { assert, dayIn, present } from '@lendline/kernel';
import type { DecisionInput, StepId } from './decision.ts';
import type { Pack } from './pack.ts';
import { eligibility } from './steps/1-eligibility.ts';
import { identity } from './steps/2-identity.ts';
import { lists } from './steps/3-lists.ts';
import { paidChecks } from './steps/4-paid-checks.ts';
import { records } from './steps/5-records.ts';
import { score } from './steps/6-score.ts';
import { tier } from './steps/7-tier.ts';
import { affordability } from './steps/8-affordability.ts';
import { menu } from './steps/9-menu.ts';
import { offer } from './steps/10-offer.ts';
import { type RuleResult, type SoFar, type Step, worst } from './steps/step.ts';

interface Stage {
  readonly id: StepId;
  readonly run: Step;
  /** What earlier steps must have worked out; without it the stage is not reached. */
  readonly needs: readonly (keyof SoFar)[];
}

/** The order of a decision. Parents hold the control flow; each step is a leaf that knows nothing of the others. */
export const order: readonly Stage[] = [
  { id: 'eligibility', run: eligibility, needs: [] },
  { id: 'identity', run: identity, needs: [] },
  { id: 'lists', run: lists, needs: [] },
  { id: 'paid-checks', run: paidChecks, needs: [] },
  { id: 'records', run: records, needs: [] },
  { id: 'score', run: score, needs: ['usable'] },
  { id: 'tier', run: tier, needs: ['pd_ppm', 'thin'] },
  { id: 'affordability', run: affordability, needs: ['tier'] },
  { id: 'menu', run: menu, needs: ['tierLimit', 'capacity'] },
  { id: 'offer', run: offer, needs: ['menu', 'limit'] },
];

export interface Walked {
  readonly soFar: SoFar;
  readonly found: readonly (RuleResult & { readonly step: StepId })[];
  readonly reached: readonly StepId[];
}

/** Where a walk begins. Asserts that the request is in the pack's currency and product: readers check both. */
export function startOf(input: DecisionInput, pack: Pack): SoFar {
  assert(input.amount.currency === pack.currency, `the pack lends ${pack.currency}`);
  const product = pack.products.find((candidate) => candidate.id === input.product);
  return {
    today: dayIn(pack.zone, input.asOf),
    product: present(product, `the pack has no product ${input.product}`),
    segment: input.segment,
  };
}

/** Runs stages in order. A decline ends the walk; a referral goes on, so that a person sees what they would decide about. */
export function walk(stages: readonly Stage[], input: DecisionInput, on: { pack: Pack; start: SoFar }): Walked {
  let soFar = on.start;
  const found: (RuleResult & { readonly step: StepId })[] = [];
  const reached: StepId[] = [];
  for (const stage of stages) {
    if (stage.needs.some((name) => soFar[name] === undefined)) break;
    const result = stage.run(input, on.pack, soFar);
    soFar = { ...soFar, ...result.adds };
    reached.push(stage.id);
    found.push(...result.rules.map((rule) => ({ ...rule, step: stage.id })));
    if (worst(found.map((rule) => rule.outcome)) === 'decline') break;
  }
  return { soFar, found, reached };
}
