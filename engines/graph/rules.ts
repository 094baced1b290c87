import { assert } from '@lendline/kernel';
import type { EntityKind, Relation } from './entity.ts';

/** What counts as a ring, as data: a lender changes it without changing the program. */
export interface GraphRules {
  /**
   * Relations that make a ring of whom they tie. Emergency contacts are not among them: everybody names somebody, and over
   * a few years that ties a whole country together. Sharing one is counted all the same.
   */
  readonly joining: readonly Relation[];
  /**
   * Above so many entities tied to it, an entity of this kind is a hub, which ties nobody to anybody: the address of a
   * dormitory, the number of an employer. Kinds that are not here never are: a device of three hundred borrowers is no hub.
   */
  readonly hubs: Readonly<Partial<Record<EntityKind, number>>>;
  readonly family: FamilyRule;
  readonly burst: BurstRule;
  readonly weights: RingWeights;
  readonly reach: Reach;
}

/** Up to how many people who share what families share are a family: with a phone each, and with one phone among them. */
export interface FamilyRule {
  readonly people: number;
  readonly people_with_one_phone: number;
}

/** So many people's applications within so many days are a burst. */
export interface BurstRule {
  readonly people: number;
  readonly days: number;
}

export const ringTerms = [
  'shared-number',
  'shared-id',
  'shared-device',
  'shared-account',
  'shared-address',
  'shared-emergency-contact',
  'shared-several',
  'burst',
  'listed',
  'size',
] as const;

export type RingTerm = (typeof ringTerms)[number];

/** How much each term of the ring score alone can make of it: 0 to 1. */
export type RingWeights = Readonly<Record<RingTerm, number>>;

/** Where a reading stops, so that it takes no longer than a decision has time for. */
export interface Reach {
  /** Edges between the person and those who are still looked at for exposure; people share an entity at 2. */
  readonly exposure_edges: number;
  /** Half-edges that one search looks at: a step that would take more is left out whole. */
  readonly looked_at: number;
  /** Members of a ring that are looked at, and named. */
  readonly members: number;
  /** Up to so many members a ring is counted to the last; of a larger one those that are nearest. */
  readonly counted: number;
  /** Size at which the size term is full, in people. */
  readonly full_size: number;
}

/** Judgement, not measured: to be weighed anew on a lender's own cases. */
export const defaultRules: GraphRules = {
  joining: ['application', 'number', 'id', 'device', 'account', 'address'],
  hubs: { address: 50, number: 200 },
  family: { people: 6, people_with_one_phone: 3 },
  burst: { people: 3, days: 7 },
  weights: {
    'shared-number': 0.15,
    'shared-id': 0.6,
    'shared-device': 0.4,
    'shared-account': 0.5,
    'shared-address': 0.05,
    'shared-emergency-contact': 0.2,
    'shared-several': 0.3,
    burst: 0.5,
    listed: 0.6,
    size: 0.2,
  },
  reach: { exposure_edges: 4, looked_at: 3_000, members: 200, counted: 1_000, full_size: 20 },
};

/** Error: throws when a weight is no share or a limit no whole number from 1. */
export function checkRules({ hubs, family, burst, weights, reach }: GraphRules): void {
  for (const [term, weight] of Object.entries(weights)) {
    assert(weight >= 0 && weight <= 1, `the weight of ${term} is from 0 to 1`);
  }
  const limits = { ...hubs, ...family, 'people of a burst': burst.people, 'days of a burst': burst.days, ...reach };
  for (const [name, limit] of Object.entries(limits)) {
    assert(Number.isSafeInteger(limit) && limit >= 1, `the limit ${name} is a whole number from 1`);
  }
}
