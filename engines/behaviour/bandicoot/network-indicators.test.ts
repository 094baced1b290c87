import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineRecord } from '../records/line-record.ts';
import { arbitraryRecord } from '../test/arbitrary-records.ts';
import { madeUp } from '../test/made-up-line.ts';
import { bandicootFeatures } from './bandicoot-features.ts';
import { bandicootUser, type NeighbourRecords } from './bandicoot-user.ts';
import { directedMatrix, undirectedMatrix, unweighted } from './network-matrix.ts';

function person(own: readonly string[], others: Readonly<Record<string, readonly string[]>>) {
  const records = (texts: readonly string[]): LineRecord[] => texts.map((text) => madeUp(text));
  const neighbour = (name: string): NeighbourRecords | null =>
    others[name] ? { records: records(others[name]), attributes: { gender: name === 'A' ? 'f' : 'm' } } : null;
  return bandicootUser(records(own), { name: 'ego', attributes: { gender: 'f' }, neighbour });
}

/** Both records of one text between two persons. */
function text(from: string, to: string, time: string): Record<string, string> {
  return { [from]: `text out ${to} ${time}`, [to]: `text in ${from} ${time}` };
}

function triangle() {
  const texts = [
    text('ego', 'A', '2024-06-03T12:00:00'),
    text('A', 'ego', '2024-06-03T13:00:00'),
    text('ego', 'B', '2024-06-04T12:00:00'),
    text('B', 'ego', '2024-06-04T13:00:00'),
    text('A', 'B', '2024-06-05T12:00:00'),
    text('B', 'A', '2024-06-05T13:00:00'),
  ];
  const of = (name: string): string[] => texts.flatMap((both) => both[name] ?? []);
  return { own: of('ego'), others: { A: of('A'), B: of('B') } };
}

describe('a network', () => {
  it('is closed where the two contacts of a person write to each other', () => {
    const { own, others } = triangle();
    expect(bandicootFeatures(person(own, others))).toMatchObject({
      reporting__has_network: true,
      clustering_coefficient_unweighted: 1,
      clustering_coefficient_weighted: 1,
      assortativity_attributes__gender: 0.5,
      assortativity_indicators__number_of_interactions__allweek__allday__text__mean: 0,
      attributes__gender: 'f',
    });
  });

  it('has edges of half hours, in both directions only where both are there', () => {
    const { own, others } = triangle();
    const user = person([...own, 'text out C 2024-06-06T12:00:00'], others);
    const directed = directedMatrix(user, 'half-hours');
    expect(directed.names).toEqual(['ego', 'A', 'B', 'C']);
    expect(Array.from(directed.cells)).toEqual([0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(Array.from(unweighted(undirectedMatrix(directed)).cells.subarray(0, 4))).toEqual([0, 1, 1, 0]);
  });

  it('does not know the edge between two sides whose records are missing', () => {
    const user = person(['text out C 2024-06-06T12:00:00', 'text out D 2024-06-06T12:00:00'], {});
    const { cells } = directedMatrix(user, 'text');
    expect([cells[1], cells[4 + 2]! > 0, cells[5]]).toEqual([1, false, Number.NaN]);
  });

  it('drops what the other side does not have within 30 seconds', () => {
    const others = { A: ['call in ego 2024-06-03T12:00:29 60', 'call in ego 2024-06-03T13:00:30 60'] };
    const own = [
      'call out A 2024-06-03T12:00:00 60',
      'call out A 2024-06-03T13:00:00 60',
      'text out B 2024-06-03T14:00:00',
    ];
    expect(bandicootFeatures(person(own, others))).toMatchObject({
      reporting__number_of_records: 2,
      reporting__percent_outofnetwork_calls: 0,
      reporting__percent_outofnetwork_texts: 1,
      reporting__percent_outofnetwork_contacts: 0.5,
    });
  });

  it('keeps all records of a person who has some with their own number', () => {
    const own = ['call in ego 2024-06-03T12:00:00 60', 'call out A 2024-06-03T13:00:00 60'];
    const user = person(own, { ego: own, A: ['call in ego 2024-06-04T12:00:00 60'] });
    expect(user.line.length).toBe(2);
    expect(user.network!.get('ego')!.line.length).toBe(0);
  });

  it('leaves out the top-ups, which no side has, where bandicoot stops', () => {
    const { own, others } = triangle();
    const user = {
      ...person(own, others),
      recharges: [
        { wall_ms: 0, amount: 1 },
        { wall_ms: 86_400_000, amount: 1 },
      ],
    };
    const names = Object.keys(bandicootFeatures(user));
    expect(names.filter((name) => /^assortativity_indicators__.*recharges/.test(name))).toEqual([]);
    expect(names).toContain('amount_recharges__allweek__allday__mean__mean');
  });

  it('makes no difference to what a person alone shows when every record is matched', () => {
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryRecord, { maxLength: 20, selector: ({ wall_ms }) => wall_ms }), (records) => {
        const turn = (record: LineRecord): LineRecord => ({
          ...record,
          direction: record.direction === 'in' ? 'out' : 'in',
          peer: 'ego',
        });
        const alone = bandicootFeatures(bandicootUser(records, { name: 'ego' }));
        const neighbour = (name: string) => ({ records: records.filter(({ peer }) => peer === name).map(turn) });
        const together = bandicootFeatures(bandicootUser(records, { name: 'ego', neighbour }));
        expect(together).toMatchObject({ ...alone, reporting__has_network: records.length > 0 });
      }),
    );
  });
});
