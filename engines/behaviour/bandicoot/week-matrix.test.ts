import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRecord } from '../test/arbitrary-records.ts';
import { madeUp } from '../test/made-up-line.ts';
import { lineColumns } from './line-columns.ts';
import { weekMatrix } from './week-matrix.ts';

function rows(texts: readonly string[], interval_min?: number) {
  const line = lineColumns(texts.map((text) => madeUp(text)));
  return weekMatrix(line, interval_min).map(({ year_week, channel, weekday, section, value }) =>
    [year_week, channel, weekday, section, value].join(' '),
  );
}

describe('the matrix of a week', () => {
  it('counts contacts, calls, texts and seconds per hour', () => {
    const texts = [
      'call in A 2024-06-04T10:59:30 60',
      'call in A 2024-06-04T10:10:00 5',
      'text out B 2024-06-09T23:00:00',
    ];
    expect(rows(texts)).toEqual([
      '2024-23 0 1 10 1',
      '2024-23 1 6 23 1',
      '2024-23 2 1 10 2',
      '2024-23 5 6 23 1',
      '2024-23 6 1 10 35',
      '2024-23 6 1 11 30',
    ]);
  });

  it('brings what runs over the end of Sunday back to Monday of the same week', () => {
    expect(rows(['call out A 2024-06-09T23:59:00 120'], 1440).slice(-2)).toEqual([
      '2024-23 7 0 0 60',
      '2024-23 7 6 0 60',
    ]);
  });

  it('names the talk of the last week of a year after the next one when it runs over, as bandicoot does', () => {
    const talk = rows(['call out A 2012-12-30T23:59:00 120'], 1440);
    expect(talk).toEqual(['2012-52 1 6 0 1', '2012-52 3 6 0 1', '2013-1 7 0 0 60', '2013-1 7 6 0 60']);
  });

  it('loses no call, text or second', () => {
    const lines = fc.array(arbitraryRecord, { maxLength: 40 });
    fc.assert(
      fc.property(lines, fc.constantFrom(5, 60, 1440), (records, interval_min) => {
        const matrix = weekMatrix(lineColumns(records), interval_min);
        const sum = (...channels: number[]) =>
          matrix.filter(({ channel }) => channels.includes(channel)).reduce((total, { value }) => total + value, 0);
        const calls = records.filter(({ kind }) => kind === 'call');
        expect(sum(2, 3)).toBe(calls.length);
        expect(sum(4, 5)).toBe(records.length - calls.length);
        expect(sum(6, 7)).toBe(calls.reduce((total, { seconds }) => total + seconds!, 0));
      }),
    );
  });
});
