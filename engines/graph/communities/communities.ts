import { assert } from '@lendline/kernel';
import type { EntityGraph } from '../entity-graph.ts';
import type { Entity } from '../entity.ts';
import { ringFacts } from '../reading/ring-facts.ts';
import { type RingScore, ringScore } from '../reading/ring-score.ts';
import type { PerRelation } from '../reading/ties.ts';
import { View } from '../search/view.ts';
import { louvain } from './louvain.ts';
import { byCommunity, numbered } from './network.ts';
import { tiesBetweenPeople } from './ties-between-people.ts';

export interface CommunityQuestion {
  readonly as_of: Temporal.Instant;
  /** Draws the order in which entities take turns: the same seed gives the same communities. */
  readonly seed: string;
  /** What a tie by each relation weighs, in whole numbers; `defaultTieWeights` unless told. 0 leaves a relation out. */
  readonly weights?: PerRelation<number>;
  /** Above 1 communities are smaller, below 1 larger; 1 unless told. */
  readonly resolution?: number;
}

/** Judgement: what one cannot lend to another binds more than where one lives or whom one names. */
export const defaultTieWeights: PerRelation<number> = {
  application: 10,
  number: 10,
  id: 10,
  device: 10,
  account: 10,
  address: 3,
  'emergency-contact': 3,
};

/** Entities that are tied more with each other than with the rest, numbered by their first entities. */
export interface Communities {
  readonly count: number;
  readonly modularity: number;
  /** Null for entities that nothing was known of. */
  of(entity: Entity): number | null;
  size(community: number): number;
  /** By kind and key. */
  members(community: number): Entity[];
  /** The score of a community as if it were a ring: a ring may be a part of a family, and a community of many rings. */
  score(community: number): RingScore;
}

/**
 * All communities as of an instant, emergency contacts counted in: the batch beside rings, which follow ties however
 * thin they are. What one person alone holds goes with the person and binds nobody; hubs tie nobody and stay alone. The
 * same graph and seed give the same, in whatever order it was told. Names and scores are read from the graph when asked
 * for, so ask before it is changed. Error: throws when a weight is no whole number.
 */
export function communitiesOf(graph: EntityGraph, question: CommunityQuestion): Communities {
  const { as_of, seed, weights = defaultTieWeights, resolution = 1 } = question;
  // Sums of whole numbers are the same in any order; sums of fractions are not.
  for (const weight of Object.values(weights))
    assert(Number.isSafeInteger(weight) && weight >= 0, 'a tie weighs a whole number');
  const view = new View(graph, as_of);
  const { nodes, place, home, network } = tiesBetweenPeople(view, weights);
  const { community: ofHomes, modularity } = louvain(network, { seed, resolution });
  const { labels: community, count } = numbered(home.map((at) => ofHomes[at]!));
  const { members, from } = byCommunity(community, count);
  const inside = (one: number): number[] => Array.from(members.subarray(from[one], from[one + 1]), (at) => nodes[at]!);
  return {
    count,
    modularity,
    of: (entity) => {
      const node = graph.entities.find(entity);
      return node === undefined || !(place[node]! >= 0) ? null : community[place[node]!]!;
    },
    size: (one) => from[one + 1]! - from[one]!,
    members: (one) => inside(one).map((node) => graph.entities.entity(node)),
    score: (one) => ringScore(ringFacts(view, inside(one)), graph.rules),
  };
}
