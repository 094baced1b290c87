import type { GraphRules, RingTerm } from '../rules.ts';
import { type RingFacts, sharedRelations } from './ring-facts.ts';

/** How much a ring looks like one that was made up to borrow and not to repay. */
export interface RingScore {
  /** 0 to 1; no probability. 0 for a family. */
  readonly value: number;
  readonly family: boolean;
  /** What makes the score, the largest part first; terms that add nothing are left out. */
  readonly terms: readonly ScoredTerm[];
  readonly facts: RingFacts;
}

export interface ScoredTerm {
  readonly term: RingTerm;
  /** 0 to 1. */
  readonly value: number;
  /** The term's value by its weight: the score if there were nothing else. */
  readonly part: number;
}

/**
 * `1 - product of (1 - weight * value)` over the terms: each sign alone can make the score as high as its weight, and signs
 * add up without passing 1 (noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3.2). The
 * values are: for each relation the share of people who share by it; the share who share by several; the share who
 * applied in one burst, 0 below the rule's size of one; listed members by people, at most 1; and the number of people up
 * to the rule's full size, 0 for one alone.
 */
export function ringScore(facts: RingFacts, rules: GraphRules): RingScore {
  const family = isFamily(facts, rules);
  if (facts.people < 2 || family) return { value: 0, family, terms: [], facts };
  const { weights, burst, reach } = rules;
  const { people } = facts;
  const values: readonly (readonly [RingTerm, number])[] = [
    ...sharedRelations.map((relation) => [`shared-${relation}`, facts.sharers[relation] / people] as const),
    ['shared-several', facts.sharers_of_several / people],
    ['burst', facts.burst < burst.people ? 0 : facts.burst / people],
    ['listed', Math.min(1, facts.listed / people)],
    ['size', Math.min(1, (people - 1) / Math.max(1, reach.full_size - 1))],
  ];
  const terms = values
    .map(([term, value]) => ({ term, value, part: weights[term] * value }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part);
  return { value: 1 - terms.reduce((rest, { part }) => rest * (1 - part), 1), family, terms, facts };
}

/**
 * A family that shares a phone is not a ring. Few people are a family when all they share is a number, an address, somebody
 * to call in need or, fewer still, the one phone they have; when each has an id and, where devices are not shared, a device
 * of one's own; when no account is shared, nobody is on the block list and they did not apply in a burst. What is not
 * known proves nothing: without each one's id it is no family.
 */
function isFamily(facts: RingFacts, { family, burst }: GraphRules): boolean {
  const { people, shared } = facts;
  const onePhone = shared.device === 1;
  if (people < 2 || people > (onePhone ? family.people_with_one_phone : family.people)) return false;
  if (shared.device > 1 || (!onePhone && facts.with_own_device < people)) return false;
  const ownIds = shared.id === 0 && facts.with_own_id === people;
  return ownIds && shared.account === 0 && facts.listed === 0 && facts.burst < burst.people;
}
