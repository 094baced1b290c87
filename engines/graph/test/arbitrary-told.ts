import fc from 'fast-check';
import type { Dated } from '../dated.ts';
import type { Edge, GraphColumns, Listing } from '../edge.ts';
import { type Entity, heldKind, kindIndex, type Relation, relationIndex, relations } from '../entity.ts';
import { defaultRules, type GraphRules } from '../rules.ts';
import { nameOf, type Told } from './oracle.ts';

export const day_ms = 86_400_000;
export const start_ms = Temporal.Instant.from('2026-03-01T00:00:00Z').epochMilliseconds;

/** Small enough hubs that a few edges make and unmake them. */
export const smallHubs: GraphRules = { ...defaultRules, hubs: { address: 2, number: 3 } };

export function at(day: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(start_ms + day * day_ms);
}

// Few days, so that the same edge is told more than once with other arrivals and ends.
const moment = fc.constantFrom(0, 3, 4, 6, 9).map((day) => start_ms + day * day_ms);

/** Dates that may be told late, early, with an end that is known before the beginning is, or never. */
const dates: fc.Arbitrary<Dated> = fc
  .record({ from_ms: moment, arrived_ms: moment, at_ms: moment, end_arrived_ms: moment, ends: fc.boolean() })
  .map(({ from_ms, arrived_ms, at_ms, end_arrived_ms, ends }) => ({
    from_ms,
    arrived_ms,
    ended: ends ? { at_ms: Math.max(from_ms, at_ms), arrived_ms: end_arrived_ms } : undefined,
  }));

const key = fc.constantFrom('a', 'b', 'c', 'd');
const holderKind = fc.constantFrom('borrower', 'borrower', 'application') as fc.Arbitrary<Entity['kind']>;

const edge: fc.Arbitrary<Edge> = fc
  .record({
    kind: holderKind,
    holder: key,
    held: fc.constantFrom('a', 'a', 'b'),
    relation: fc.constantFrom<Relation>(...relations, 'address', 'address', 'number'),
    dates,
  })
  .map(({ kind, holder, held, relation, dates: when }) => ({
    ...when,
    holder: { kind: relation === 'application' ? 'borrower' : kind, key: holder },
    held: { kind: heldKind(relation), key: held },
    relation,
  }));

const listing: fc.Arbitrary<Listing> = fc
  .record({ kind: fc.constantFrom<Entity['kind']>('borrower', 'number', 'device', 'address'), key, dates })
  .map(({ kind, key: listed, dates: when }) => ({ ...when, entity: { kind, key: listed } }));

export const arbitraryTold: fc.Arbitrary<Told> = fc.record({
  edges: fc.array(edge, { maxLength: 30, size: 'max' }),
  listings: fc.array(listing, { maxLength: 4 }),
});

/** The same edges as columns. */
export function columnsOf(edges: readonly Edge[]): GraphColumns {
  const rows = new Map<string, number>();
  const entities: Entity[] = [];
  const rowOf = (entity: Entity): number => {
    const name = nameOf(entity);
    if (!rows.has(name)) rows.set(name, entities.push(entity) - 1);
    return rows.get(name)!;
  };
  const holder = Int32Array.from(edges, (one) => rowOf(one.holder));
  const held = Int32Array.from(edges, (one) => rowOf(one.held));
  return {
    entities: { kind: Uint8Array.from(entities, ({ kind }) => kindIndex(kind)), key: entities.map((one) => one.key) },
    edges: {
      holder,
      held,
      relation: Uint8Array.from(edges, ({ relation }) => relationIndex(relation)),
      from_ms: Float64Array.from(edges, ({ from_ms }) => from_ms),
      arrived_ms: Float64Array.from(edges, ({ arrived_ms }) => arrived_ms),
      ended_ms: Float64Array.from(edges, ({ ended }) => ended?.at_ms ?? Number.NaN),
      end_arrived_ms: Float64Array.from(edges, ({ ended }) => ended?.arrived_ms ?? Number.NaN),
    },
  };
}
