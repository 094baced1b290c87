import fc from 'fast-check';
import type { Network } from '@lendline/fraud/contract';
import { expect, it } from 'vitest';
import { networkPlaces } from './network-places.ts';

const label = { 'zh-CN': '', en: '' };

function network(size: number, ties: readonly (readonly [number, number])[]): Pick<Network, 'nodes' | 'edges'> {
  return {
    nodes: Array.from({ length: size }, (_, place) => ({
      node: `n${place}`,
      kind: 'borrower',
      hops: 0,
      label,
      why: [],
      listed: false,
      lineId: null,
      applicationId: null,
    })),
    edges: ties.map(([holder, held]) => ({ holder: `n${holder}`, held: `n${held}`, relation: 'device', since: '' })),
  };
}

it('draws every node of any network once, no two on one another', () => {
  const ties = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), ties, (size, edges) => {
      const places = [...networkPlaces(network(size, edges)).values()];
      expect(places).toHaveLength(size);
      const apart = places.flatMap((a, index) => places.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
      expect(Math.min(100, ...apart)).toBeGreaterThan(0.9);
    }),
    { numRuns: 60 },
  );
});

it('puts the person looked at in the middle, and what is two steps away on the second ring', () => {
  const ties = [
    [0, 1],
    [2, 1],
    [0, 3],
  ] as const;
  const places = networkPlaces(network(4, ties));
  const rings = [...places].map(([node, { x, y }]) => [node, Math.round(Math.hypot(x, y))]);
  expect(Object.fromEntries(rings)).toEqual({ n0: 0, n1: 100, n2: 200, n3: 100 });
});
