import {
  type DatedLabel,
  emptyPayments,
  emptyState,
  type Features,
  graphFeatures,
  graphView,
  ingest,
  type LineRecord,
  ownTies,
  personFeatures,
  type Surroundings,
  tieDays,
  tieGraph,
  tiesOf,
} from '@lendline/behaviour';
import type { Context } from '@lendline/kernel';
import { testContext, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayRecords } from '../rules/line-days.ts';
import { toldLine } from '../rules/told-line.ts';
import { featuresSlice } from '../slice.ts';
import { insertOutcome } from '../store/outcomes.ts';
import { type AskedPerson, readSurroundings } from '../store/surroundings.ts';
import type { FeaturesTables } from '../store/tables.ts';
import { findNode, removeTies } from '../store/ties.ts';
import { tellGraph } from '../usecases/tell-graph.ts';
import { arbitraryPlace, day_ms, type MadeUpPerson, type MadeUpPlace, start_ms, zone } from './people.ts';

const db = testDatabase({ slices: [featuresSlice] });
let lenders = 0;

/** Each world is a lender of its own, who sees nothing of the others. */
const newLender = (): Context => testContext({ tenant: `lender-${(lenders += 1)}` });
const store = () => db.database.forSlice<FeaturesTables>('features');
const instant = (at_ms: number) => Temporal.Instant.fromEpochMilliseconds(at_ms);
const far_ms = start_ms + 400 * day_ms;

/** Tells the graph of all that has arrived by an instant: the days whose records are others than those told before. */
async function tell(context: Context, person: MadeUpPerson, by: { told_ms: number | null; now_ms: number }) {
  const arrivedBy = (at_ms: number) => person.records.filter(({ arrived_ms }) => arrived_ms! <= at_ms);
  const before = new Map(daysOf(by.told_ms === null ? [] : arrivedBy(by.told_ms)).map((day) => [String(day.day), day]));
  const asOf = instant(by.now_ms);
  await store().transaction(context, async (tx) => {
    const node = await findNode(tx, person.line);
    const told = toldLine({
      days: daysOf(arrivedBy(by.now_ms)),
      isSame: (day) => JSON.stringify(before.get(String(day.day))) === JSON.stringify(day),
      imports: [],
      zone,
      key: person.key,
      told_ms: node?.told_at?.epochMilliseconds ?? null,
      asOf,
    });
    const next = { line_id: person.line, key: person.key, revision: node?.revision ?? 0, told_at: asOf };
    expect(await tellGraph(tx, { node: next, told, declared: [] })).toBe(true);
  });
}

function daysOf(records: readonly LineRecord[]): DayRecords[] {
  const dayOf = ({ at_ms }: LineRecord) => instant(at_ms).toZonedDateTimeISO(zone).toPlainDate().toString();
  return [...Map.groupBy(records, dayOf)].map(([day, some]) => ({
    source: 'calls',
    day: Temporal.PlainDate.from(day),
    rows: some.map((row) => ({ ...row, paid: null, balance: null })),
  }));
}

async function keepLabels(context: Context, { people, labels }: MadeUpPlace): Promise<void> {
  await store().transaction(context, async (tx) => {
    for (const [index, { person, defaulted, known_ms }] of labels.entries()) {
      const line_id = people.find(({ key }) => key === person)!.line;
      const happened_at = instant(known_ms - day_ms);
      await insertOutcome(tx, {
        loan_id: `loan_${index}`,
        line_id,
        defaulted,
        happened_at,
        known_at: instant(known_ms),
      });
    }
  });
}

async function around(
  context: Context,
  person: MadeUpPerson,
  asked: Partial<AskedPerson> & { asOf: Temporal.Instant },
) {
  const line = emptyState(zone);
  ingest(line, person.records);
  const contacts = ownTies(line, asked.asOf, person.key).map(({ peer }) => peer);
  const { key } = person;
  const days = tieDays(asked.asOf, zone);
  const surroundings = await store().transaction(context, (tx) =>
    readSurroundings(tx, { key, contacts, named: [], days, exposure: 'on', ...asked }),
  );
  return { line, surroundings };
}

async function answered(context: Context, person: MadeUpPerson, asOf: Temporal.Instant): Promise<Features> {
  const { line, surroundings } = await around(context, person, { asOf });
  const payments = emptyPayments({ zone, own_names: [] });
  return graphOnly(personFeatures({ line, payments, surroundings }, { as_of: asOf }));
}

function graphOnly(values: Features): Features {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith('graph_')));
}

/** The same by looking at every record of everybody: others by the whole days before the day of the question. */
function byBruteForce({ people, labels }: MadeUpPlace, person: MadeUpPerson, as_of: Temporal.Instant): Features | null {
  const { first_day, today } = tieDays(as_of, zone);
  const seen = (of: MadeUpPerson): LineRecord[] => {
    const once = new Map<string, LineRecord>();
    for (const record of of.records) {
      const day = Math.floor((record.at_ms + 8 * 3_600_000) / day_ms);
      if (record.arrived_ms! > as_of.epochMilliseconds || day < first_day) continue;
      if (of === person ? record.at_ms >= as_of.epochMilliseconds : day >= today) continue;
      once.set(JSON.stringify({ ...record, arrived_ms: null }), record);
    }
    return [...once.values()];
  };
  const own = tiesOf(person.key, seen(person), { as_of });
  if (own.length === 0) return null;
  const ties = [
    ...own,
    ...people.filter((one) => one !== person).flatMap((one) => tiesOf(one.key, seen(one), { as_of })),
  ];
  return graphFeatures(graphView(tieGraph(ties), { as_of, labels, exposure: 'on' }), person.key);
}

// On a busy machine each of a thousand small transactions waits its turn.
const patience_ms = 180_000;

describe('the place of a person among all borrowers', () => {
  it(
    'is the same by batch, by what was told bit by bit, and by replay, as everybody’s records give it',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryPlace, async (place) => {
          const [batch, bits] = [newLender(), newLender()];
          for (const context of [batch, bits]) await keepLabels(context, place);
          for (const [index, person] of place.people.entries()) {
            await tell(batch, person, { told_ms: null, now_ms: far_ms });
            let told_ms: number | null = null;
            for (const now_ms of [...place.tellings_ms[index]!, far_ms]) {
              await tell(bits, person, { told_ms, now_ms });
              told_ms = now_ms;
            }
          }
          // An instant of the past after everything was told is a replay; the end of all is none.
          for (const asOf of [instant(place.asOf_ms), instant(start_ms + 201 * day_ms)]) {
            for (const person of place.people) {
              const expected = byBruteForce(place, person, asOf);
              if (expected === null) continue;
              for (const context of [batch, bits]) {
                expect(apart(await answered(context, person, asOf), expected)).toEqual([]);
              }
            }
          }
        }),
        { numRuns: 12 },
      );
    },
    patience_ms,
  );

  it(
    'never shows what arrived, happened or became known after the instant',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryPlace, async (place) => {
          const asOf = instant(place.asOf_ms);
          const upTo = (labels: readonly DatedLabel[]) => labels.filter(({ known_ms }) => known_ms < place.asOf_ms);
          const then: MadeUpPlace = {
            ...place,
            labels: upTo(place.labels),
            people: place.people.map((one) => ({
              ...one,
              records: one.records.filter(
                ({ at_ms, arrived_ms }) => at_ms < place.asOf_ms && arrived_ms! <= place.asOf_ms,
              ),
            })),
          };
          const [whole, before] = [newLender(), newLender()];
          for (const [context, of] of [
            [whole, place],
            [before, then],
          ] as const) {
            await keepLabels(context, of);
            for (const person of of.people) await tell(context, person, { told_ms: null, now_ms: far_ms });
          }
          for (const [index, person] of place.people.entries()) {
            const expected = await answered(before, then.people[index]!, asOf);
            expect(apart(await answered(whole, person, asOf), expected)).toEqual([]);
          }
        }),
        { numRuns: 10 },
      );
    },
    patience_ms,
  );

  it('holds no default where the law leaves exposure off', async () => {
    const [place] = fc.sample(arbitraryPlace, { numRuns: 1, seed: 7 }) as [MadeUpPlace];
    const context = newLender();
    await keepLabels(context, place);
    const { surroundings } = await around(context, place.people[0]!, { asOf: instant(far_ms), exposure: 'off' });
    expect(surroundings.labels).toBeNull();
  });
});

describe('the ties of a line', () => {
  const call = (peer: string, direction: 'in' | 'out'): LineRecord => ({
    ...fc.sample(arbitraryPlace, { numRuns: 1, seed: 1 })[0]!.people.flatMap(({ records }) => records)[0]!,
    kind: 'call',
    answered: null,
    peer,
    direction,
    at_ms: start_ms,
    arrived_ms: start_ms + 1,
  });
  const person = (key: string, peers: readonly string[]): MadeUpPerson => ({
    line: `line_${key}`,
    key,
    records: peers.flatMap((peer) => [call(peer, 'in'), call(peer, 'out')]),
  });
  const asOf = instant(start_ms + 3 * day_ms);
  const now = { told_ms: null, now_ms: start_ms + 2 * day_ms };
  const tiesAround = async (context: Context, of: MadeUpPerson): Promise<Surroundings['ties']> =>
    (await around(context, of, { asOf })).surroundings.ties;

  it('leave the graph with their line, and nobody else’s do', async () => {
    const context = newLender();
    const [me, friend, other] = [
      person('me', ['friend', 'other']),
      person('friend', ['me', 'other']),
      person('other', ['me']),
    ];
    for (const one of [me, friend, other]) await tell(context, one, now);
    expect(new Set((await tiesAround(context, me)).map(({ owner }) => owner))).toEqual(new Set(['friend', 'other']));
    await store().transaction(context, (tx) => removeTies(tx, friend.line));
    expect(new Set((await tiesAround(context, me)).map(({ owner }) => owner))).toEqual(new Set(['other']));
    expect(await tiesAround(context, friend)).not.toEqual([]);
  });

  it('are told by others of whole days alone, and within the reach of the question', async () => {
    const context = newLender();
    await tell(context, person('friend', ['me']), now);
    const at = async (days: number, hours = 0) => {
      const asOfThen = instant(start_ms + days * day_ms + hours * 3_600_000);
      const { surroundings } = await around(context, person('me', ['friend']), { asOf: asOfThen });
      return surroundings.ties.length;
    };
    expect([await at(0, 23), await at(1), await at(180), await at(181)]).toEqual([0, 1, 1, 0]);
  });

  it('are seen by their own lender alone', async () => {
    const [one, another] = [newLender(), newLender()];
    await tell(one, person('friend', ['me']), now);
    expect(await tiesAround(another, person('me', ['friend']))).toEqual([]);
    expect(await tiesAround(one, person('me', ['friend']))).toHaveLength(1);
  });

  it('are told by one process at a time', async () => {
    const context = newLender();
    const me = person('me', ['friend']);
    await tell(context, me, now);
    const stale = { node: { line_id: me.line, key: me.key, revision: 0, told_at: asOf }, told: null, declared: [] };
    expect(await store().transaction(context, (tx) => tellGraph(tx, stale))).toBe(false);
    expect(await tiesAround(context, person('friend', ['me']))).toHaveLength(1);
  });
});

/** The values that two answers do not share. */
function apart(found: Features, expected: Features): string[] {
  const isClose = (a: number | null | undefined, b: number | null): boolean =>
    typeof a === 'number' && b !== null ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) : a === b;
  const missing = Object.keys(found).filter((name) => !(name in expected));
  return [...missing, ...Object.keys(expected).filter((name) => !isClose(found[name], expected[name] ?? null))];
}
