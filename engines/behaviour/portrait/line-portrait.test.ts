import { money } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureCatalogue, valueNames } from '../catalogue/feature-catalogue.ts';
import { recordFeatures } from '../features/record-features.ts';
import { type LineRecord, lineRecord } from '../records/line-record.ts';
import { type Transaction, transaction } from '../records/transaction.ts';
import { arbitraryLine } from '../test/arbitrary-line.ts';
import { type LinePortrait, linePortrait } from './line-portrait.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
const as_of = Temporal.PlainDateTime.from('2026-03-11T12:00').toZonedDateTime(zone).toInstant();

const record = (when: string, given: Partial<LineRecord>): LineRecord =>
  lineRecord({ kind: 'call', direction: 'out', at_ms: at(when), wall_ms: 0, source_line: 1, ...given });
const payment = (when: string, given: Partial<Transaction>): Transaction =>
  transaction({
    at_ms: at(when),
    wall_ms: 0,
    amount: 10_000n,
    currency: 'CNY',
    direction: 'out',
    status: 'posted',
    source_line: 1,
    ...given,
  });
const portrait = (calls: readonly LineRecord[], transactions: readonly Transaction[] = []): LinePortrait =>
  linePortrait({ calls, transactions }, { as_of, zone });

describe('the portrait of a line', () => {
  it('puts calls and texts on the hour of the week at which the wall showed them, from Monday', () => {
    const { rhythm } = portrait([
      record('2026-03-09T00:30', { peer: 'a', seconds: 5 }),
      record('2026-03-08T23:30', { kind: 'text', peer: 'a' }),
      record('2026-03-09T00:40', { peer: 'a', answered: false }),
    ]);
    expect(rhythm.map((hours) => hours.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
    expect(rhythm[0]![0]).toBe(1);
    expect(rhythm[6]![23]).toBe(1);
    expect(rhythm.flat().reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('ranks contacts by how often they talked, and names none of them', () => {
    const found = portrait([
      record('2026-03-01T08:00', { peer: 'keyed-hash-a', seconds: 60 }),
      record('2026-03-02T08:00', { peer: 'keyed-hash-b', seconds: 30, direction: 'in' }),
      record('2026-03-03T08:00', { peer: 'keyed-hash-b', kind: 'text' }),
      record('2026-03-03T09:00', { peer: 'keyed-hash-b', direction: 'in', answered: false }),
      record('2026-03-03T09:00', { peer: '', direction: 'in' }),
    ]);
    const day = (text: string) => Temporal.PlainDate.from(text);
    expect(found.contacts).toEqual({
      count: 2,
      rows: [
        {
          rank: 1,
          calls_in: 1,
          calls_out: 0,
          missed: 1,
          texts_in: 0,
          texts_out: 1,
          seconds: 30,
          first_day: day('2026-03-02'),
          last_day: day('2026-03-03'),
        },
        {
          rank: 2,
          calls_in: 0,
          calls_out: 1,
          missed: 0,
          texts_in: 0,
          texts_out: 0,
          seconds: 60,
          first_day: day('2026-03-01'),
          last_day: day('2026-03-01'),
        },
      ],
    });
    expect(JSON.stringify(found, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))).not.toMatch(
      /keyed-hash/,
    );
  });

  it('adds money up by week and month as it moved, each nature apart, and leaves what was not paid out of the sums', () => {
    const { flows } = portrait(
      [],
      [
        payment('2026-02-27T10:00', { direction: 'in', category: '转账', description: '工资', amount: 500_000n }),
        payment('2026-03-02T10:00', { category: '商户消费', amount: 3_000n }),
        payment('2026-03-03T10:00', { category: '商户消费', amount: 2_000n }),
        payment('2026-03-03T11:00', { category: '商户消费', amount: 9_000n, status: 'failed' }),
        payment('2026-03-03T12:00', { category: '商户消费', amount: 1n, currency: 'USD' }),
        payment('2026-03-12T10:00', { category: '商户消费', amount: 70_000n }),
      ],
    );
    expect(flows).toMatchObject({ currency: 'CNY', left_out: 1 });
    expect(flows.weeks.map(({ from, in: came, out }) => [from.toString(), came, out])).toEqual([
      ['2026-02-23', 500_000n, 0n],
      ['2026-03-02', 0n, 5_000n],
    ]);
    expect(flows.months.map(({ from }) => from.toString())).toEqual(['2026-02-01', '2026-03-01']);
    expect(flows.weeks[1]!.natures).toEqual([
      { nature: 'void', direction: 'out', rows: 1, amount: 9_000n },
      { nature: 'spending', direction: 'out', rows: 2, amount: 5_000n },
    ]);
  });

  it('draws both balances, and one point a day where there are too many to tell apart', () => {
    const shown = (when: string, balance: bigint): LineRecord =>
      record(when, { kind: 'balance', direction: 'in', balance: money(balance, 'CNY') });
    const hours = Array.from({ length: 480 }, (_, hour) => hour);
    const start = at('2026-02-10T00:30');
    const many = hours.map((hour) =>
      lineRecord({ ...shown('2026-02-10T00:30', BigInt(hour)), at_ms: start + hour * 3_600_000 }),
    );
    const few = portrait([shown('2026-03-02T08:00', 5n)], [payment('2026-03-02T10:00', { balance: -20n })]);
    expect(few.airtime).toEqual({
      currency: 'CNY',
      points: [{ at_ms: at('2026-03-02T08:00'), balance: 5n }],
      thinned: false,
    });
    expect(few.account.points).toEqual([{ at_ms: at('2026-03-02T10:00'), balance: -20n }]);
    const { points, thinned } = portrait(many).airtime;
    expect(thinned).toBe(true);
    expect(points.map(({ balance }) => Number(balance))).toEqual(Array.from({ length: 20 }, (_, day) => day * 24 + 23));
  });

  it('tells top-ups, data by week and the days on which each source speaks', () => {
    const { topups, data, coverage } = portrait(
      [
        record('2026-03-02T08:00', { kind: 'topup', direction: 'in', paid: money(5_000n, 'CNY') }),
        record('2026-03-03T08:00', { kind: 'data', bytes: 100, seconds: 3 }),
        record('2026-03-08T08:00', { kind: 'data', bytes: 50, seconds: 3 }),
        record('2026-03-09T08:00', { kind: 'data', bytes: 1, seconds: 3 }),
      ],
      [payment('2026-03-04T10:00', {})],
    );
    expect(topups).toEqual([{ at_ms: at('2026-03-02T08:00'), paid: money(5_000n, 'CNY') }]);
    expect(data.map(({ monday, bytes, sessions }) => [monday.toString(), bytes, sessions])).toEqual([
      ['2026-03-02', 150, 2],
      ['2026-03-09', 1, 1],
    ]);
    expect(
      coverage.map(({ source, days }) => [source, days.map(({ day, records }) => `${day.toString()} ${records}`)]),
    ).toEqual([
      ['calls', ['2026-03-02 1', '2026-03-03 1', '2026-03-08 1', '2026-03-09 1']],
      ['statement', ['2026-03-04 1']],
    ]);
  });

  it('says of every value of the catalogue how many records it was made of', () => {
    const { evidence } = portrait(
      [
        record('2026-03-10T08:00', { peer: 'a', seconds: 1 }),
        record('2026-03-04T00:00', { peer: 'a', seconds: 1 }),
        record('2026-03-03T23:59', { peer: 'a', seconds: 1 }),
        record('2026-03-10T09:00', { kind: 'topup', direction: 'in', paid: money(1n, 'CNY') }),
      ],
      [payment('2026-01-01T00:00', {})],
    );
    expect(evidence.flatMap(({ names }) => names).toSorted()).toEqual(featureCatalogue.flatMap(valueNames).toSorted());
    const of = (name: string) => evidence.find(({ names }) => names.includes(name));
    expect(of('number_of_contacts__call__7d')).toMatchObject({
      source: 'calls',
      consent: 'calls-and-texts',
      window: '7d',
      from_ms: at('2026-03-04T00:00'),
      records: 2,
      first_ms: at('2026-03-04T00:00'),
      last_ms: at('2026-03-10T08:00'),
    });
    expect(of('number_of_contacts__call__all')).toMatchObject({ records: 3, from_ms: null });
    expect(of('graph_contacts')).toMatchObject({ source: 'graph', window: null, from_ms: at('2025-09-12T00:00') });
    expect(of('statement_months')).toMatchObject({ source: 'statement', window: null, records: 1 });
    expect(of('net_flow_minor__30d')).toMatchObject({ records: 0, first_ms: null, last_ms: null });
  });

  it('counts what the features count: the same calls and texts, whatever arrives late or twice', () => {
    fc.assert(
      fc.property(arbitraryLine, ({ records }) => {
        const middle = records[Math.floor(records.length / 2)]?.at_ms ?? 0;
        const scope = { as_of: Temporal.Instant.fromEpochMilliseconds(middle + 3_600_000), zone };
        const twice = { calls: [...records, ...records], transactions: [] };
        const drawn = linePortrait(twice, scope);
        const counted = drawn.rhythm.flat().reduce((sum, count) => sum + count, 0);
        const values = recordFeatures({ calls: records, transactions: [] }, scope);
        const calls = values['number_of_interactions__call__all'] ?? 0;
        const texts = values['number_of_interactions__text__all'] ?? 0;
        expect(counted).toBe(calls + texts);
        expect(drawn.contacts.count).toBe(values['number_of_contacts__callandtext__all'] ?? 0);
      }),
      { numRuns: 50 },
    );
  });
});
