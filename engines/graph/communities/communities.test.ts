import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntityGraph } from '../entity-graph.ts';
import { arbitraryTold, at, smallHubs } from '../test/arbitrary-told.ts';
import { entity, graphOf, someone, told } from '../test/told.ts';
import { communitiesOf } from './communities.ts';
import { louvain } from './louvain.ts';
import { type Network, networkOf } from './network.ts';

const now = at(100);

function network(size: number, pairs: readonly (readonly [number, number])[]): Network {
  const rows: number[][] = Array.from({ length: size }, () => []);
  for (const [a, b] of pairs) {
    rows[a]!.push(b);
    rows[b]!.push(a);
  }
  const start = new Int32Array(size + 1);
  rows.forEach((row, node) => (start[node + 1] = start[node]! + row.length));
  const peer = Int32Array.from(rows.flat());
  return networkOf({ start, peer, weight: new Float64Array(peer.length).fill(1), inside: new Float64Array(size) });
}

/** Newman's definition, pair by pair. */
function modularityByHand({ size, start, peer, weight, strength, total }: Network, community: Int32Array): number {
  let sum = 0;
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) {
      if (community[a] === community[b]) sum -= (strength[a]! * strength[b]!) / total;
    }
    for (let place = start[a]!; place < start[a + 1]!; place += 1) {
      if (community[a] === community[peer[place]!]) sum += weight[place]!;
    }
  }
  return sum / total;
}

// W. Zachary, An information flow model for conflict and fission in small groups, 1977: each member’s later friends.
const karateClub: Record<number, number[]> = {
  0: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
  1: [2, 3, 7, 13, 17, 19, 21, 30],
  2: [3, 7, 8, 9, 13, 27, 28, 32],
  3: [7, 12, 13],
  4: [6, 10],
  5: [6, 10, 16],
  6: [16],
  8: [30, 32, 33],
  9: [33],
  13: [33],
  14: [32, 33],
  15: [32, 33],
  18: [32, 33],
  19: [33],
  20: [32, 33],
  22: [32, 33],
  23: [25, 27, 29, 32, 33],
  24: [25, 27, 31],
  25: [31],
  26: [29, 33],
  27: [33],
  28: [31, 33],
  29: [32, 33],
  30: [32, 33],
  31: [32, 33],
  32: [33],
};

describe('the Louvain method', () => {
  it('divides Zachary’s karate club about as well as can be: the best modularity known is 0.4198', () => {
    const pairs = Object.entries(karateClub).flatMap(([a, others]) => others.map((b) => [Number(a), b] as const));
    expect(pairs).toHaveLength(78);
    const club = network(34, pairs);
    const found = ['1', '2', '3', '4', '5'].map((seed) => louvain(club, { seed }));
    for (const { community, modularity } of found) {
      expect(modularity).toBeCloseTo(modularityByHand(club, community), 12);
      expect(modularity).toBeGreaterThan(0.38);
    }
    expect(Math.max(...found.map(({ modularity }) => modularity))).toBeGreaterThan(0.415);
  });

  it('keeps cliques on a ring of them together, and says the modularity that the definition gives', () => {
    const clique = (first: number) =>
      [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].filter((b) => b > a).map((b) => [first + a, first + b] as const));
    const firsts = Array.from({ length: 8 }, (_, index) => index * 5);
    const ring = network(
      40,
      firsts.flatMap((first) => [...clique(first), [first, (first + 5) % 40] as const]),
    );
    const { community, count, modularity } = louvain(ring, { seed: 'cliques' });
    expect(count).toBe(8);
    for (const first of firsts) expect(new Set(community.subarray(first, first + 5)).size).toBe(1);
    expect(modularity).toBeCloseTo(modularityByHand(ring, community), 12);
  });

  it('leaves no modularity below that of everybody alone, and what it says of it is true', () => {
    const pair = fc.tuple(fc.nat(14), fc.nat(14)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), fc.string(), (pairs, seed) => {
        const tied = network(15, pairs);
        const { community, modularity } = louvain(tied, { seed });
        expect(modularity).toBeCloseTo(modularityByHand(tied, community), 9);
        const alone = Int32Array.from({ length: 15 }, (_, node) => node);
        expect(modularity).toBeGreaterThanOrEqual(modularityByHand(tied, alone) - 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('communities', () => {
  it('finds two rings that a borrowed phone ties together, and scores each', () => {
    const ring = (names: readonly string[], account: string) =>
      names.flatMap((name) => someone(name, { account, device: account }));
    const graph = graphOf([
      ...ring(['a1', 'a2', 'a3', 'a4'], 'mule-a'),
      ...ring(['b1', 'b2', 'b3', 'b4'], 'mule-b'),
      ...told('borrower a1', { number: 'b1' }),
    ]);
    const found = communitiesOf(graph, { as_of: now, seed: '1' });
    const [a, b] = [found.of(entity('borrower a1'))!, found.of(entity('borrower b1'))!];
    expect(found.of(entity('account mule-a'))).toBe(a);
    expect(found.of(entity('account mule-b'))).toBe(b);
    expect(a).not.toBe(b);
    expect(found.size(a)).toBe(found.members(a).length);
    expect(found.score(a).facts).toMatchObject({ people: 4, sharers: { account: 4 } });
    expect(found.of(entity('borrower nobody'))).toBeNull();
  });

  it('are the same in whatever order the graph was told', () => {
    const shuffled = arbitraryTold.chain(({ edges }) =>
      fc.tuple(fc.constant(edges), fc.shuffledSubarray([...edges], { minLength: edges.length })),
    );
    fc.assert(
      fc.property(shuffled, (orders) => {
        const [one, other] = orders.map((edges) => {
          const graph = new EntityGraph(smallHubs);
          for (const edge of edges) graph.insert(edge);
          const found = communitiesOf(graph, { as_of: at(6), seed: 'same' });
          return Array.from({ length: found.count }, (_, community) => found.members(community));
        });
        expect(one).toEqual(other);
      }),
      { numRuns: 60 },
    );
  });
});
