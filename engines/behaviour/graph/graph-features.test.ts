import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureCatalogue, featureDefinition, valueNames } from '../catalogue/feature-catalogue.ts';
import type { Features } from '../features/features.ts';
import { lineRecord } from '../records/line-record.ts';
import { bucketsOf, emptyState, ingest } from '../state/line-state.ts';
import { arbitraryLine } from '../test/arbitrary-line.ts';
import type { DatedLabel } from './exposure.ts';
import { graphFeatures, type GraphOptions, graphView } from './graph-features.ts';
import { ownGraphFeatures } from './own-graph-features.ts';
import { type Tie, tiesOf } from './tie.ts';
import { tieGraph } from './tie-graph.ts';
import { tiesOfDays } from './ties-of-days.ts';

const as_of = Temporal.Instant.from('2024-07-01T00:00:00+08:00');
const now_ms = as_of.epochMilliseconds;
const day_ms = 86_400_000;

const tie = (owner: string, peer: string, [out, into] = [1, 1]): Tie => ({ owner, peer, out, in: into });

function of(person: string, ties: readonly Tie[], options: Partial<GraphOptions> = {}): Features {
  return graphFeatures(graphView(tieGraph(ties), { as_of, ...options }), person);
}

const arbitraryTies = fc
  .array(
    fc.record({
      owner: fc.integer({ min: 0, max: 9 }),
      peer: fc.integer({ min: 0, max: 14 }),
      out: fc.nat({ max: 5 }),
      in: fc.nat({ max: 5 }),
    }),
    { maxLength: 60 },
  )
  .map((ties) =>
    ties
      .filter((one) => one.owner !== one.peer && one.out + one.in > 0)
      .map((one) => tie(`k${one.owner}`, `k${one.peer}`, [one.out, one.in])),
  );

const arbitraryLabels: fc.Arbitrary<DatedLabel[]> = fc.array(
  fc.record({
    person: fc.integer({ min: 0, max: 14 }).map((number) => `k${number}`),
    defaulted: fc.boolean(),
    known_ms: fc.integer({ min: -100, max: 100 }).map((days) => now_ms + days * day_ms),
  }),
  { maxLength: 30 },
);

describe('clustering', () => {
  it('is the share of pairs of contacts that are contacts of each other, where that could be seen', () => {
    const ties = [tie('me', 'a'), tie('me', 'b'), tie('me', 'c'), tie('a', 'b'), tie('a', 'me')];
    // Of the pairs a-b, a-c and b-c the last cannot be seen: neither has records here.
    expect(of('me', ties)).toMatchObject({ graph_clustering: 0.5, graph_clustering_pairs: 2 });
  });

  it('counts ties that go both ways, and is unknown rather than 0 where no pair can be seen', () => {
    expect(of('me', [tie('me', 'a'), tie('me', 'b', [3, 0]), tie('a', 'b')])).toMatchObject({
      graph_clustering: null,
      graph_reciprocated_share: 0.5,
    });
  });

  it('agrees with counting every pair of every node', () => {
    fc.assert(
      fc.property(arbitraryTies, (ties) => {
        const both = (a: string, b: string): boolean => {
          const most = (pick: (one: Tie) => number, mirrored: (one: Tie) => number): number =>
            Math.max(
              0,
              ...ties.filter((one) => one.owner === a && one.peer === b).map(pick),
              ...ties.filter((one) => one.owner === b && one.peer === a).map(mirrored),
            );
          return (
            most(
              (one) => one.out,
              (one) => one.in,
            ) > 0 &&
            most(
              (one) => one.in,
              (one) => one.out,
            ) > 0
          );
        };
        const people = [...new Set(ties.flatMap(({ owner, peer }) => [owner, peer]))];
        const owners = new Set(ties.map(({ owner }) => owner));
        for (const person of people) {
          const contacts = people.filter((other) => other !== person && both(person, other));
          const pairs = contacts.flatMap((a, index) => contacts.slice(index + 1).map((b) => [a, b] as const));
          const seen = pairs.filter(([a, b]) => owners.has(a) || owners.has(b));
          const closed = seen.filter(([a, b]) => both(a, b)).length;
          expect(of(person, ties)['graph_clustering']).toBe(seen.length === 0 ? null : closed / seen.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('ties', () => {
  it('are told twice by two customers and counted once', () => {
    const both = [tie('me', 'a', [4, 2]), tie('a', 'me', [2, 4]), tie('me', 'b', [1, 1])];
    expect(of('me', both)).toEqual(of('me', both.slice(0, 1).concat(both.slice(2), tie('a', 'me', [1, 1]))));
    expect(of('me', both)).toMatchObject({ graph_contacts: 2, graph_known_contacts: 1, graph_top_tie_share: 0.75 });
  });

  it('are made of calls that were taken and of texts, before as_of and as they had arrived by then', () => {
    const at_ms = now_ms - day_ms;
    const row = { kind: 'call', direction: 'out', peer: 'a', at_ms, wall_ms: at_ms, source_line: 1 } as const;
    const records = [
      lineRecord(row),
      lineRecord({ ...row, kind: 'text', direction: 'in' }),
      lineRecord({ ...row, answered: false }),
      lineRecord({ ...row, peer: 'me' }),
      lineRecord({ ...row, arrived_ms: now_ms + 1 }),
      lineRecord({ ...row, at_ms: now_ms }),
      lineRecord({ ...row, at_ms: now_ms - 40 * day_ms, peer: 'old' }),
    ];
    expect(tiesOf('me', records, { as_of, reach_days: 30 })).toEqual([tie('me', 'a', [1, 1])]);
    expect(tiesOf('me', records, { as_of }).map(({ peer }) => peer)).toEqual(['a', 'old']);
  });
});

describe('declared relationships', () => {
  const ties = [tie('me', 'mother', [6, 3]), tie('me', 'friend', [1, 0])];
  const declared = (owner: string, contact: string, known_ms = now_ms - 1) => ({ owner, contact, known_ms });

  it('are borne out by the records or are not', () => {
    const found = of('me', ties, { declared: [declared('me', 'mother'), declared('me', 'stranger')] });
    expect(found).toMatchObject({
      graph_declared_contacts: 2,
      graph_declared_in_records_share: 0.5,
      graph_declared_interactions_share: 0.9,
      graph_declared_by_others: 0,
    });
  });

  it('show an emergency contact that many strangers name', () => {
    const named = ['me', 'x', 'y'].map((owner) => declared(owner, 'stranger'));
    expect(of('me', ties, { declared: named })).toMatchObject({
      graph_declared_in_records_share: 0,
      graph_declared_by_others: 2,
    });
  });

  it('count from the day on which they were declared', () => {
    expect(of('me', ties, { declared: [declared('me', 'mother', now_ms)] })['graph_declared_contacts']).toBe(0);
  });
});

describe('exposure to earlier defaulters', () => {
  const ties = [tie('me', 'a'), tie('me', 'b'), tie('c', 'a'), tie('d', 'a')];
  const label = (person: string, defaulted: boolean, days = -1): DatedLabel => ({
    person,
    defaulted,
    known_ms: now_ms + days * day_ms,
  });
  const labels = [label('a', true), label('b', false), label('c', true), label('me', true)];

  it('is null unless the law lets a lender switch it on', () => {
    const off = of('me', ties, { labels });
    expect(Object.entries(off).filter(([name, value]) => name.includes('exposure') && value !== null)).toEqual([]);
    expect(of('me', ties, { labels, exposure: 'on' })['graph_exposure_direct']).not.toBeNull();
  });

  it('is smoothed by a stated prior, and leaves the person out', () => {
    expect(of('me', ties, { labels, exposure: 'on' })).toMatchObject({
      graph_exposure_contacts: 2,
      graph_exposure_direct: (1 + 1) / (2 + 10),
      graph_exposure_sharers: 1,
      graph_exposure_shared: (1 + 1) / (1 + 10),
    });
    const without = labels.filter(({ person }) => person !== 'me');
    expect(of('me', ties, { labels: without, exposure: 'on' })).toEqual(of('me', ties, { labels, exposure: 'on' }));
  });

  it('leaves out the further lines of the same person', () => {
    const view = graphView(tieGraph([...ties, tie('me', 'my-other-line')]), {
      as_of,
      labels: [...labels, label('my-other-line', true)],
      exposure: 'on',
    });
    expect(graphFeatures(view, 'me', ['my-other-line'])).toMatchObject({
      graph_contacts: 2,
      graph_exposure_contacts: 2,
    });
  });

  it('does not pass through a hotline that everybody calls', () => {
    const callers = Array.from({ length: 300 }, (_, number) => tie(`caller${number}`, 'hotline'));
    const all = callers.map(({ owner }) => label(owner, true));
    expect(of('caller0', callers, { labels: all, exposure: 'on' })).toMatchObject({ graph_exposure_shared: null });
  });

  it('never changes by what became known at as_of or later, whoever it is about', () => {
    fc.assert(
      fc.property(arbitraryTies, arbitraryLabels, (some, dated) => {
        const known = dated.filter(({ known_ms }) => known_ms < now_ms);
        const graph = tieGraph(some);
        for (const person of graph.nodes.keys()) {
          const all = graphFeatures(graphView(graph, { as_of, labels: dated, exposure: 'on' }), person);
          expect(all).toEqual(graphFeatures(graphView(graph, { as_of, labels: known, exposure: 'on' }), person));
        }
      }),
    );
  });

  it('never changes by what became of the person', () => {
    fc.assert(
      fc.property(arbitraryTies, arbitraryLabels, (some, dated) => {
        const graph = tieGraph(some);
        for (const person of graph.nodes.keys()) {
          const others = dated.filter((one) => one.person !== person);
          const all = graphFeatures(graphView(graph, { as_of, labels: dated, exposure: 'on' }), person);
          expect(all).toEqual(graphFeatures(graphView(graph, { as_of, labels: others, exposure: 'on' }), person));
        }
      }),
    );
  });
});

describe('ties of kept days', () => {
  it('are those of the records that the days were made of, each told once', () => {
    fc.assert(
      fc.property(arbitraryLine, ({ zone, records }) => {
        const state = emptyState(zone);
        ingest(state, [...records, ...records]);
        const known = [...state.days.values()].flatMap((day) => day.records ?? []);
        const end = Temporal.Instant.from('2030-01-01T00:00:00Z');
        expect(tiesOfDays('', bucketsOf(state))).toEqual(tiesOf('', known, { as_of: end }));
      }),
    );
  });
});

describe('graph features', () => {
  const named = featureCatalogue.filter(({ source }) => source === 'graph').flatMap(valueNames);

  it('are those of the catalogue and no others, for somebody unknown as well', () => {
    const ties = [tie('me', 'a')];
    const on = { labels: [], exposure: 'on' as const };
    for (const found of [
      of('me', ties, on),
      of('me', ties),
      of('nobody', ties),
      ownGraphFeatures({ line: emptyState(null) }, as_of),
    ]) {
      expect(Object.keys(found).toSorted()).toEqual(named.toSorted());
    }
  });

  it('do not depend on the order in which ties come', () => {
    fc.assert(
      fc.property(
        arbitraryTies.chain((ties) =>
          fc.tuple(fc.constant(ties), fc.shuffledSubarray(ties, { minLength: ties.length })),
        ),
        arbitraryLabels,
        ([ties, shuffled], labels) => {
          for (const person of new Set(ties.map(({ owner }) => owner))) {
            const options = { labels, exposure: 'on' as const };
            expect(of(person, shuffled, options)).toEqual(of(person, ties, options));
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('stay within the bounds of the catalogue', () => {
    fc.assert(
      fc.property(arbitraryTies, arbitraryLabels, (ties, labels) => {
        const graph = tieGraph(ties);
        const declared = ties.map(({ owner, peer }) => ({ owner, contact: peer, known_ms: now_ms - 1 }));
        const view = graphView(graph, { as_of, labels, exposure: 'on', declared });
        for (const person of graph.nodes.keys()) {
          for (const [name, value] of Object.entries(graphFeatures(view, person))) {
            const [low, high] = featureDefinition(name)!.range;
            if (value === null) continue;
            expect(value).toBeGreaterThanOrEqual(low ?? value);
            expect(value).toBeLessThanOrEqual((high ?? value) + 1e-9);
          }
        }
      }),
    );
  });
});
