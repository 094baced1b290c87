import { assert, dayIn, present } from '@lendline/kernel';
import type { DecisionInput, StepId } from '../../decision.ts';
import type { Pack } from '../../pack.ts';
import { eligibility } from './eligibility.ts';
import { identity } from './identity.ts';
import { lists } from './lists.ts';
import { paidChecks } from './paid-checks.ts';
import { records } from './records.ts';
import { score } from './score.ts';
import { tier } from './tier.ts';
import { affordability } from '../../money/affordability.ts';
import { menu } from '../../money/menu.ts';
import { offer } from './offer.ts';
import { type RuleResult, worst } from '../../step.ts';
import type { WalkSoFar, WalkStep } from './step.ts';

interface Stage {
  readonly id: StepId;
  readonly run: WalkStep;
  /** What earlier steps must have worked out; without it the stage is not reached. */
  readonly needs: readonly (keyof WalkSoFar)[];
}

/** The order of a decision; each step is a leaf that knows nothing of the others. */
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

interface Walked {
  readonly soFar: WalkSoFar;
  readonly found: readonly (RuleResult & { readonly step: StepId })[];
}

/** Where a walk begins. Asserts that the request is in the pack's currency and product: readers check both. */
export function startOf(input: DecisionInput, pack: Pack): WalkSoFar {
  assert(input.amount.currency === pack.currency, `the pack lends ${pack.currency}`);
  const product = pack.products.find((candidate) => candidate.id === input.product);
  return {
    today: dayIn(pack.zone, input.asOf),
    product: present(product, `the pack has no product ${input.product}`),
    segment: input.segment,
  };
}

/** Runs stages in order. A decline ends the walk; a referral goes on, so that a person sees what they would decide about. */
export function walk(stages: readonly Stage[], input: DecisionInput, on: { pack: Pack; start: WalkSoFar }): Walked {
  let soFar = on.start;
  const found: (RuleResult & { readonly step: StepId })[] = [];
  for (const stage of stages) {
    if (stage.needs.some((name) => soFar[name] === undefined)) break;
    const result = stage.run(input, on.pack, soFar);
    soFar = { ...soFar, ...result.adds };
    found.push(...result.rules.map((rule) => ({ ...rule, step: stage.id })));
    if (worst(found.map((rule) => rule.outcome)) === 'decline') break;
  }
  return { soFar, found };
}
