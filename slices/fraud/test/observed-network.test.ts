import { defaultRules, type EntityGraph, lookUp } from '@lendline/graph';
import { newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { fakeClock, testContext, testDatabase } from '@lendline/testkit';
import { SlidingWindows, velocities, velocityDimensions, velocitySignals, velocityWindows } from '@lendline/typology';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { LenderNetworks } from '../network-cache/lender-networks.ts';
import { attemptSignals } from '../rules/attempt-signals.ts';
import { fraudSlice } from '../slice.ts';
import { readAround } from '../store/assess-facts.ts';
import { tellAttempt, type ToldAttempt } from '../store/attempts.ts';
import { tellEdges, type ToldEdge } from '../store/edges.ts';
import { countErasure, edgesOver, forgetLine } from '../store/forget.ts';
import type { FraudTables } from '../store/tables.ts';
import { tidyObserved } from '../usecases/forget.ts';
import type { ObserveParts } from '../usecases/observe-parts.ts';

const db = testDatabase({ slices: [fraudSlice] });
const store = () => db.database.forSlice<FraudTables>('fraud');
const clock = fakeClock('2026-03-02T09:00:00Z');
let tenants = 0;
/** Each world is a lender of its own, who sees nothing of the others. */
const newLender = () => testContext({ tenant: `net-${(tenants += 1)}`, clock });
type Lender = ReturnType<typeof newLender>;

const start_ms = Temporal.Instant.from('2026-03-01T00:00:00Z').epochMilliseconds;
const at = (hours: number) => Temporal.Instant.fromEpochMilliseconds(start_ms + hours * 3_600_000);
const newLine = (): LineId => newId('line', clock.now());
/** A graph in the memory of one process. */
const newProcess = () => new LenderNetworks(store(), { rules: defaultRules, exposureToDefaulters: 'off' });

/** A device or account that somebody holds from an hour on, of which news came at the same time unless told. */
function holds(line: LineId, held: string, dates: { from?: number; arrived?: number } = {}): ToldEdge {
  const { from = 1, arrived = from } = dates;
  const relation = held.startsWith('d') ? 'device' : 'account';
  return { holder_kind: 'borrower', holder: line, relation, held, from_at: at(from), arrived_at: at(arrived) };
}

const tell = (context: Lender, ...edges: ToldEdge[]) => store().transaction(context, (tx) => tellEdges(tx, edges));

function people(graph: EntityGraph, line: LineId, asOf = clock.now()): number | null {
  return lookUp(graph, { kind: 'borrower', key: line }, { as_of: asOf })?.ring.by_kind.borrower ?? null;
}

describe('the night in which edges are over for three years', () => {
  const ask = 'application' as const;
  /** In the order of what is over: ended, told by an application, told of one; and three that go on telling. */
  async function sixEdges(context: Lender): Promise<void> {
    const [ann, bea] = [newLine(), newLine()];
    const day = { from_at: at(1), arrived_at: at(1) };
    const applied: ToldEdge = { holder_kind: 'borrower', holder: ann, relation: ask, held: 'p1', ...day };
    const named: ToldEdge = { holder_kind: ask, holder: 'p1', relation: 'device', held: 'd2', ...day };
    const later = { from_at: at(40), arrived_at: at(40) };
    const [lasts, ends] = [holds(bea, 'd3'), { ...holds(ann, 'd1'), ended: { at: at(2), arrived_at: at(2) } }];
    const endsLater = { ...holds(bea, 'd4'), ended: { at: at(40), arrived_at: at(40) } };
    await tell(context, ends, applied, named, lasts, endsLater, { ...applied, held: 'p2', ...later });
  }

  it('forgets those that are, however many at once, and keeps what still holds or ended later', async () => {
    for (const atMost of [1, 2, 3, 10]) {
      const context = newLender();
      const other = newLender();
      await sixEdges(context);
      await sixEdges(other);
      const night = { ...context, now: () => at(20 + 3 * 365 * 24) };
      await tidyObserved({ database: store() } as ObserveParts, night, atMost);
      expect(await heldOf(context)).toStrictEqual(['d3', 'd4', 'p2']);
      expect(await heldOf(other)).toHaveLength(6);
    }
  });

  it('finds them by their index, whatever else is kept', async () => {
    const plan = await store().transaction(newLender(), async ({ db: within }) => {
      // Of a table that is nearly empty every row would be read, and of a large one by this index alone.
      await sql`set local enable_seqscan = off`.execute(within);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${edgesOver({ at: at(1), atMost: 10 })}`.execute(
        within,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Scan using edge_over on edge.*\n\s+Index Cond: .*LEAST/);
  });
});

const heldOf = (context: Lender) =>
  store().transaction(context, async ({ db: within }) => {
    const rows = await within.selectFrom('edge').select('held').orderBy('held').execute();
    return rows.map(({ held }) => held);
  });

describe('the entity graph of a lender', () => {
  it('is the same in two processes, whichever was told, and whoever read first', async () => {
    const context = newLender();
    const [ann, bea, cem] = [newLine(), newLine(), newLine()];
    const [one, other] = [newProcess(), newProcess()];
    await tell(context, holds(ann, 'd1'), holds(bea, 'd1'));
    expect(people(await one.read(context), ann)).toBe(2);
    await tell(context, holds(cem, 'd1'), holds(cem, 'a1'));
    for (const process of [one, other]) expect(people(await process.read(context), ann)).toBe(3);
    expect(people(await one.read(newLender()), ann)).toBeNull();
  });

  it('misses nothing of a transaction that began before a reading and ended after it', async () => {
    const context = newLender();
    const [ann, bea, cem] = [newLine(), newLine(), newLine()];
    const process = newProcess();
    await tell(context, holds(ann, 'd2'));
    const [written, read] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = store().transaction(context, async (tx) => {
      await tellEdges(tx, [holds(bea, 'd2')]);
      written.resolve();
      await read.promise;
    });
    await written.promise;
    await tell(context, holds(cem, 'd2'));
    expect(people(await process.read(context), ann)).toBe(2);
    read.resolve();
    await slow;
    expect(people(await process.read(context), ann)).toBe(3);
  });

  it('reads the past as it was known then, also where the news of it came late', async () => {
    const context = newLender();
    const [ann, bea] = [newLine(), newLine()];
    await tell(context, holds(ann, 'd3'), holds(bea, 'd3', { from: 2, arrived: 20 }));
    const graph = await newProcess().read(context);
    expect([people(graph, ann, at(10)), people(graph, ann, at(21))]).toEqual([1, 2]);
    // Told again with an earlier arrival, and with an end: both stand, and the other process of before hears of it.
    await tell(context, { ...holds(bea, 'd3', { from: 2, arrived: 5 }), ended: { at: at(22), arrived_at: at(22) } });
    const after = await newProcess().read(context);
    expect([4, 10, 21, 23].map((hours) => people(after, ann, at(hours)))).toEqual([1, 2, 2, 1]);
  });

  it('forgets in memory what was erased in the table, and nothing else', async () => {
    const context = newLender();
    const [ann, bea, cem] = [newLine(), newLine(), newLine()];
    const process = newProcess();
    await tell(context, ...[ann, bea, cem].map((line) => holds(line, 'd4')));
    expect(people(await process.read(context), ann)).toBe(3);
    await store().transaction(context, async (tx) => {
      expect(await forgetLine(tx, bea)).toBe(1);
      await countErasure(tx);
    });
    const graph = await process.read(context);
    expect([people(graph, ann), people(graph, bea)]).toEqual([2, null]);
  });
});

const key = fc.option(fc.constantFrom('k1', 'k2'), { nil: null });
const told = fc.array(
  fc.record({
    hours: fc.nat({ max: 24 * 31 }),
    late_h: fc.constantFrom(0, 0, 1, 30),
    keys: fc.record({ number: key, id: key, device: key, account: key, address: key, network: key }),
    amount: fc.option(fc.bigInt({ min: 1n, max: 5_000n }), { nil: undefined }),
    again: fc.boolean(),
  }),
  { maxLength: 14 },
);

describe('velocity in the database', () => {
  it('is what the engine counts of the same attempts, early, late and told again', async () => {
    const borrower = newLine();
    await fc.assert(
      fc.asyncProperty(told, fc.constantFrom(24 * 31, 24 * 8, 100), async (attempts, asOf_h) => {
        const context = newLender();
        const windows = new SlidingWindows(velocityWindows(365 * 86_400_000));
        await store().transaction(context, async (tx) => {
          for (const [index, { hours, late_h, keys, amount, again }] of attempts.entries()) {
            const event = `try-${index}`;
            for (const late of again ? [late_h + 5, late_h] : [late_h]) {
              const dates = { at: at(hours), arrived_at: at(hours + late) };
              await tellAttempt(tx, { kind: 'application', event, borrower, ...dates, ...keys, amount } as ToldAttempt);
              const known = Object.entries(keys).filter(([, value]) => value !== null) as [string, string][];
              windows.add({
                id: event,
                kind: 'application',
                at_ms: dates.at.epochMilliseconds,
                arrived_ms: dates.arrived_at.epochMilliseconds,
                keys: Object.fromEntries(known),
                amount: amount ?? 0n,
              });
            }
          }
        });
        const keys = Object.fromEntries(velocityDimensions.map((dimension) => [dimension, 'k1']));
        const asked = { line: borrower, keys, contacts: [], asOf: at(asOf_h) };
        const { attempts: read } = await store().transaction(context, (tx) => readAround(tx, asked));
        const as_of_ms = at(asOf_h).epochMilliseconds;
        const expected = velocitySignals(windows, { keys, as_of_ms, requested: 1_000n });
        const counted = attemptSignals({ attempts: read, keys, asOf: at(asOf_h), requested: 1_000n });
        for (const { signal, events } of velocities) {
          expect([signal, counted[signal]]).toEqual([signal, events === 'application' ? expected[signal] : undefined]);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
