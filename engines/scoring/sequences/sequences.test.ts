import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import type { FeatureColumn } from '../data/guard.ts';
import { takeColumnRows } from '../data/table.ts';
import { rank } from '../metrics/ranking.ts';
import { fitNet } from '../nets/fit.ts';
import { openNet } from '../nets/open-net.ts';
import { embedPeople } from './embed-people.ts';
import type { EventSequence } from './events.ts';
import { type EventOptions, pretrainEvents } from './pretrain.ts';

interface Person extends EventSequence {
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly bad: 0 | 1;
}

const careful = ['income', 'top-up', 'call', 'transfer'];
const careless = ['income', 'transfer', 'call', 'top-up'];
const kinds = careful;

/**
 * Made-up people who all do the same things as often and for the same amounts; they differ in what follows what. After
 * their income, careful people top up before they call and send, careless ones send first; risk goes with that.
 */
function people(count: number, seed: number): Person[] {
  const random = seededRandom(`people/${seed}`);
  return Array.from({ length: count }, () => {
    const care = random.next();
    const habits = Array.from({ length: 30 }, () => (random.next() < 0.05 + 0.9 * care ? careful : careless));
    const events = habits.flat();
    const logOdds = -1 - 5 * (care - 0.5);
    return {
      kinds: events,
      numbers: {
        hours: Float64Array.from(events, () => -20 * Math.log(1 - random.next())),
        amount: Float64Array.from(events, () => Math.exp(3 + random.normal())),
      },
      bad: random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0,
    };
  });
}

/** What a careful analyst counts by hand: shares of kinds, means and spreads, the last week beside all. */
function aggregates(given: readonly Person[]): FeatureColumn[] {
  const column = (name: string, of: (person: Person) => number): FeatureColumn => ({
    kind: 'numeric',
    name,
    values: Float64Array.from(given, of),
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const share = (events: readonly string[], kind: string): number =>
    mean(events.map((event) => (event === kind ? 1 : 0)));
  const numbersOf = ({ numbers }: Person, name: string): number[] => Array.from(numbers[name]!);
  return [
    ...kinds.flatMap((kind) => [
      column(`share ${kind}`, (person) => share(person.kinds, kind)),
      column(`late share ${kind}`, (person) => share(person.kinds.slice(-15), kind)),
      column(`amount ${kind}`, (person) =>
        mean(numbersOf(person, 'amount').filter((_, event) => person.kinds[event] === kind)),
      ),
    ]),
    ...['hours', 'amount'].flatMap((name) => [
      column(`mean ${name}`, (person) => mean(numbersOf(person, name))),
      column(`most ${name}`, (person) => Math.max(...numbersOf(person, name))),
    ]),
  ];
}

const small = { length: 48, embedding: 8, epochs: 10, rate: 5e-3 } as const;
const tcn = { kind: 'tcn', width: 24, layers: 2 } as const;
const gru = { kind: 'gru', width: 16 } as const;

/** AUC on people who were not trained on, by a net of these features. */
async function aucBy(columns: readonly FeatureColumn[], given: readonly Person[], seed: number): Promise<number> {
  const half = given.length / 2;
  const rows = (from: number): Int32Array => Int32Array.from({ length: half }, (_, row) => from + row);
  const take = (from: number) => columns.map((column) => takeColumnRows(column, rows(from)) as FeatureColumn);
  const bad = Uint8Array.from(given, (person) => person.bad);
  const fitted = await fitNet(
    { features: take(0), outcomes: { bad: bad.slice(0, half) } },
    { members: 2, architecture: { kind: 'mlp', widths: [32, 16], dropout: 0.2 }, random: seededRandom(seed) },
  );
  // Nothing to be learnt is an answer too: then everybody is ranked alike.
  if (!fitted.ok) return 0.5;
  const net = await openNet(fitted.value.model);
  const risk = await net.logOddsOfRows(take(half));
  await net.close();
  return rank({ risk, bad: bad.slice(half) }).auc;
}

describe('an encoder of events', () => {
  it.each([
    [tcn, 1],
    [tcn, 2],
    [tcn, 3],
    [gru, 1],
  ] as const)(
    '%o beats counts by hand where order matters, without having seen an outcome (seed %i)',
    async (body, seed) => {
      const given = people(2000, seed);
      const byHand = aggregates(given);
      const model = await pretrainEvents(given.slice(0, 1000), { ...small, body, random: seededRandom(seed) });
      const both = [...byHand, ...(await embedPeople(model, given))];
      const [counts, joined] = [await aucBy(byHand, given, seed), await aucBy(both, given, seed)];
      expect(joined).toBeGreaterThan(counts + 0.02);
    },
    120_000,
  );

  it('is the same for the same seed, to the bit, and learns by telling people apart', async () => {
    const given = people(200, 4);
    const losses: number[] = [];
    const fit = (seed: number, onEpoch?: EventOptions['onEpoch']) =>
      pretrainEvents(given, {
        ...small,
        body: tcn,
        epochs: 6,
        random: seededRandom(seed),
        ...(onEpoch && { onEpoch }),
      });
    const model = await fit(1, ({ loss }) => void losses.push(loss));
    expect(await fit(1)).toEqual(model);
    expect((await fit(2)).graph).not.toEqual(model.graph);
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
  });

  it('says nothing of somebody without events, and reads kinds that it never saw', async () => {
    const model = await pretrainEvents(people(100, 5), { ...small, body: tcn, epochs: 1, random: seededRandom(1) });
    const strangers: EventSequence[] = [
      { kinds: [], numbers: { hours: [], amount: [] } },
      { kinds: ['parachute', 'call'], numbers: { hours: [1, Number.NaN], amount: [2, 3] } },
    ];
    const columns = await embedPeople(model, strangers, 'phone');
    expect(columns.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((index) => `phone_${index}`));
    for (const { values } of columns) {
      expect(values[0]).toBeNaN();
      expect(Number.isFinite(values[1])).toBe(true);
    }
  });

  it('reads the latest events alone: what was long before changes nothing', async () => {
    const [person] = people(1, 6);
    const model = await pretrainEvents(people(100, 5), { ...small, body: tcn, epochs: 1, random: seededRandom(1) });
    const late = {
      kinds: person!.kinds.slice(-48),
      numbers: { hours: person!.numbers['hours']!.slice(-48), amount: person!.numbers['amount']!.slice(-48) },
    };
    expect(await embedPeople(model, [late])).toEqual(await embedPeople(model, [person!]));
  });
});
