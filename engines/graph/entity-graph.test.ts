import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntityGraph } from './entity-graph.ts';
import { type Entity, entityKinds, relations } from './entity.ts';
import { explain, type Explanation } from './explanation/explain.ts';
import { lookUp, type Reading } from './reading/look-up.ts';
import { arbitraryTold, at, columnsOf, smallHubs } from './test/arbitrary-told.ts';
import { knownBy, nameOf, oracle, type Told } from './test/oracle.ts';

const days = [-1, 0, 3, 4, 6, 9, 12, 14];

const everybody: Entity[] = entityKinds.flatMap((kind) => ['a', 'b', 'c', 'd'].map((key) => ({ kind, key })));

/** Loaded at once, as of a day. */
function bulk({ edges, listings }: Told, day: number, rules = smallHubs): EntityGraph {
  const graph = new EntityGraph(rules);
  graph.load(columnsOf(edges), at(day));
  for (const listing of listings) graph.list(listing);
  return graph;
}

/** Told one by one while the graph moves from day to day. */
function online({ edges, listings }: Told, day: number, rules = smallHubs): EntityGraph {
  const graph = new EntityGraph(rules);
  for (const listing of listings) graph.list(listing);
  edges.forEach((edge, index) => {
    graph.insert(edge);
    graph.advance(at(-2 + Math.floor(((index + 1) * (day + 2)) / edges.length)));
  });
  if (edges.length === 0) graph.advance(at(day));
  return graph;
}

function readAll(graph: EntityGraph, day: number): (Reading | null)[] {
  return everybody.map((entity) => lookUp(graph, entity, { as_of: at(day) }));
}

/** With room for few nodes, so that some are left out. */
function explainAll(graph: EntityGraph, day: number): (Explanation | null)[] {
  return everybody.map((entity) => explain(graph, entity, { as_of: at(day), most_nodes: 5 }));
}

const shuffled = arbitraryTold.chain((told) =>
  fc.record({
    told: fc.constant(told),
    again: fc.shuffledSubarray([...told.edges, ...told.edges], { minLength: told.edges.length * 2 }),
    day: fc.constantFrom(...days),
  }),
);

describe('the graph', () => {
  it('says the same told one by one in any order and twice, built at once, and searched by hand', () => {
    fc.assert(
      fc.property(shuffled, ({ told, again, day }) => {
        const [one, atOnce] = [online({ ...told, edges: again }, day), bulk(told, day)];
        const byOne = readAll(one, day);
        expect(byOne).toEqual(readAll(atOnce, day));
        expect(explainAll(one, day)).toEqual(explainAll(atOnce, day));
        const plain = oracle(told, smallHubs, at(day));
        const known = new Set(plain.entities.map(nameOf));
        everybody.forEach((entity, index) => {
          const reading = byOne[index]!;
          expect(reading !== null).toBe(known.has(nameOf(entity)));
          if (reading === null) return;
          expect(relations.map((relation) => reading.degree[relation])).toEqual(plain.degree(entity));
          expect(reading.ring.members.map(nameOf).sort()).toEqual(plain.ring(entity));
          expect(reading.ring.size).toBe(plain.ring(entity).length);
          expect(reading.exposure).toMatchObject(plain.exposure(entity));
        });
      }),
      { numRuns: 100 },
    );
  });

  it('says of an earlier day what a graph says that was told nothing later', () => {
    fc.assert(
      fc.property(shuffled, ({ told, again, day }) => {
        for (const counted of [3, 1_000]) {
          const rules = { ...smallHubs, reach: { ...smallHubs.reach, members: 2, counted } };
          const [later, then] = [
            online({ ...told, edges: again }, 14, rules),
            bulk(knownBy(told, at(day)), day, rules),
          ];
          expect(readAll(later, day)).toEqual(readAll(then, day));
        }
        const later = online({ ...told, edges: again }, 14);
        const then = bulk(knownBy(told, at(day)), day);
        expect(explainAll(later, day)).toEqual(explainAll(then, day));
      }),
      { numRuns: 100 },
    );
  });

  it('names and counts of a ring too large for it the first of all its members, nearest first', () => {
    const reach = { ...smallHubs.reach, members: 3, counted: 3 };
    let large = 0;
    fc.assert(
      fc.property(shuffled, ({ told, day }) => {
        const whole = readAll(bulk(told, day), day);
        for (const [index, reading] of readAll(bulk(told, day, { ...smallHubs, reach }), day).entries()) {
          const all = whole[index]?.ring.members ?? [];
          const first = all.slice(0, reach.members);
          expect(reading?.ring.members ?? []).toEqual(first);
          const kinds = entityKinds.map((kind) => first.filter((member) => member.kind === kind).length);
          expect(entityKinds.map((kind) => reading?.ring.by_kind[kind] ?? 0)).toEqual(kinds);
          large += Number(all.length > reach.members);
        }
      }),
      { numRuns: 50 },
    );
    expect(large).toBeGreaterThan(0);
  });

  it('keeps rings that are those found by a search, whatever came and went', () => {
    fc.assert(
      fc.property(shuffled, ({ told, again }) => {
        const graph = new EntityGraph(smallHubs);
        for (const edge of again) graph.insert(edge);
        for (const day of days) {
          graph.advance(at(day));
          const plain = oracle(told, smallHubs, at(day));
          for (const entity of plain.entities) {
            const node = graph.entities.find(entity)!;
            const members = graph.rings.components.members(node);
            const names = members.map((member) => nameOf(graph.entities.entity(member)));
            expect(names.sort()).toEqual(plain.ring(entity));
            expect(graph.rings.components.size[graph.rings.components.label[node]!]).toBe(names.length);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is not moved back, and refuses an edge that leads to another kind than its relation says', () => {
    const graph = new EntityGraph();
    graph.advance(at(3));
    expect(() => graph.advance(at(2))).toThrow('not moved back');
    const [holder, held] = [{ kind: 'borrower', key: 'a' } as const, { kind: 'device', key: 'b' } as const];
    const dates = { from_ms: 0, arrived_ms: 0 };
    expect(() => graph.insert({ holder, held, relation: 'number', ...dates })).toThrow('its own kind');
    expect(() =>
      graph.insert({ holder, held, relation: 'device', from_ms: 5, arrived_ms: 5, ended: { at_ms: 4, arrived_ms: 6 } }),
    ).toThrow('nothing ends before it began');
  });
});
