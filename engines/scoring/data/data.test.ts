import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFeatures } from './guard.ts';
import { inferColumn, inferTable } from './infer.ts';
import { readDate, readNumber } from './read-value.ts';
import { splitRows } from './split.ts';
import { cellOf, tableFromRecords, textColumn } from './table.ts';
import { readTarget } from './target.ts';

describe('reading texts', () => {
  it('tells numbers from codes that only look like numbers', () => {
    expect(['12', '-1.5e3', '1,234.50', ' 7 ', '12%', '.5', '0.123456789012345678'].map(readNumber)).toEqual([
      12,
      -1500,
      1234.5,
      7,
      12,
      0.5,
      Number('0.123456789012345678'),
    ]);
    expect(['00734', '1234567890123456', '12,34', 'abc', '', '1.2.3', 'Infinity'].map(readNumber)).toEqual(
      Array(7).fill(undefined),
    );
  });

  it('reads any number back that was written as text', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, max: 999_999_999_999_999, min: -999_999_999_999_999 }),
        (number) => {
          expect(readNumber(String(number))).toBe(Number(String(number)));
        },
      ),
    );
  });

  it('reads dates in the forms that files hold, and refuses ambiguous and impossible ones', () => {
    const at = Temporal.Instant.from('2017-07-25T08:22:56Z').epochMilliseconds;
    for (const text of [
      '2017-07-25 08:22:56.000000',
      '2017/7/25 8:22:56',
      '2017年7月25日 08:22:56',
      '2017-07-25T16:22:56+08:00',
    ]) {
      expect([text, readDate(text)]).toEqual([text, at]);
    }
    expect(['25/07/2017', '2017-02-30', '2017-13-01', '40:48.0', '20170725'].map(readDate)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('finding what a column holds', () => {
  const kindOf = (...texts: (string | null)[]) => inferColumn(textColumn('列', texts)).kind;

  it('numbers, dates, categories and blanks, under any header', () => {
    expect(kindOf('1', '2.5', '', 'NA', null)).toBe('numeric');
    expect(kindOf('1', '-', '未知')).toBe('numeric');
    expect(kindOf('2017-07-25', '')).toBe('date');
    expect(kindOf('1', 'two')).toBe('category');
    expect(kindOf('007', '008')).toBe('category');
    expect(kindOf('', null)).toBe('category');
  });

  it('a word for nothing is missing among numbers and an answer among words', () => {
    const numbers = inferColumn(textColumn('x', ['1', 'none']));
    const words = inferColumn(textColumn('x', ['own', 'none']));
    expect(cellOf(numbers, 1)).toBeNull();
    expect(cellOf(words, 1)).toBe('none');
  });
});

const rows = 400;
const outcome = Array.from({ length: rows }, (_, row) => (row % 4 === 0 ? 'Bad' : 'Good'));

describe('the target', () => {
  const read = (values: readonly (string | null)[], badValue?: string) =>
    readTarget(inferTable([textColumn('flag', values)]), 'flag', badValue);
  const codeOf = (result: ReturnType<typeof read>) => (result.ok ? 'ok' : result.error.code);

  it('knows the words for bad, in either language, and leaves unlabelled rows out', () => {
    const found = read([...outcome, null, '']);
    expect(found.ok && [found.value.badValue, found.value.rows.length]).toEqual(['Bad', rows]);
    const chinese = read(outcome.map((word) => (word === 'Bad' ? '逾期' : '正常')));
    expect(chinese.ok && chinese.value.badValue).toBe('逾期');
    const numbers = read(outcome.map((word) => (word === 'Bad' ? '1' : '0')));
    expect(numbers.ok && numbers.value.bad.reduce((sum, bad) => sum + bad, 0)).toBe(rows / 4);
  });

  it('refuses one class, more than two values, unclear words, too few rows and an absent column', () => {
    expect(codeOf(read(outcome.map(() => 'Good')))).toBe('one-class');
    expect(codeOf(read(outcome.map((word, row) => (row === 3 ? 'Maybe' : word))))).toBe('target-not-two-values');
    expect(codeOf(read(outcome.map((word) => (word === 'Bad' ? 'B' : 'A'))))).toBe('unknown-bad-value');
    expect(
      codeOf(
        read(
          outcome.map((word) => (word === 'Bad' ? 'B' : 'A')),
          'B',
        ),
      ),
    ).toBe('ok');
    expect(codeOf(read(outcome.slice(0, 60)))).toBe('too-few-rows');
    const absent = readTarget(inferTable([textColumn('flag', outcome)]), 'other');
    expect(!absent.ok && absent.error.text['zh-CN']).toContain('other');
  });
});

describe('the guard on columns', () => {
  const bad = Uint8Array.from(outcome, (word) => Number(word === 'Bad'));
  const random = seededRandom('columns');
  const noise = () => Array.from({ length: rows }, () => random.normal());
  const table = tableFromRecords(
    noise().map((income, row) => ({
      income,
      constant: 5,
      empty: null,
      customer_id: 1_000_000_000 + row * 977,
      line: row + 1,
      reference: `L-${row}`,
      sex: ['f', 'm'][row % 2]!,
      days_overdue: bad[row] ? 20 + (row % 30) : row % 25,
      closed_how: bad[row] ? 'sold' : 'paid',
      prev_max_overdue: row % 90,
    })),
  );
  const guarded = guardFeatures({ table, bad, roles: [], drop: ['line'], protectedColumns: ['sex'] });
  const codes = Object.fromEntries(guarded.notes.map(({ code, column }) => [column, code]));

  it('drops constants, empties, identifiers and what was asked for, each with a note in both languages', () => {
    expect(codes).toMatchObject({
      constant: 'constant',
      empty: 'all-missing',
      customer_id: 'identifier',
      reference: 'identifier',
      line: 'asked-to-drop',
    });
    expect(guarded.notes.every(({ text }) => text.en !== '' && text['zh-CN'] !== '')).toBe(true);
  });

  it('drops a column that tells the outcome too well, and keeps a plain one', () => {
    expect(codes).toMatchObject({ closed_how: 'leak', days_overdue: 'leak' });
    expect(guarded.features.map(({ name }) => name)).toEqual(['income', 'prev_max_overdue']);
  });

  it('keeps protected columns from the model, and points at those that were not named', () => {
    expect(codes['sex']).toBe('protected');
    const open = guardFeatures({ table, bad, roles: [], drop: [], protectedColumns: [] });
    expect(open.notes.find(({ column }) => column === 'sex')?.code).toBe('maybe-protected');
  });
});

describe('splits', () => {
  const arbitrary = fc.record({
    times: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 40, maxLength: 120 }),
    groups: fc.integer({ min: 3, max: 40 }),
    seed: fc.integer(),
  });
  const inputOf = ({ times, groups, seed }: { times: number[]; groups: number; seed: number }) => {
    const random = seededRandom(seed);
    return {
      rows: Int32Array.from(times.keys()),
      testShare: 0.25,
      bad: times.map((_, row) => row % 2),
      groups: Int32Array.from(times, () => random.below(groups)),
      random,
    };
  };

  it('by time: every development row is earlier than every test row', () => {
    fc.assert(
      fc.property(arbitrary, (input) => {
        const times_ms = Float64Array.from(input.times);
        const { development, test } = splitRows({ ...inputOf(input), groups: undefined, times_ms });
        const latest = Math.max(...Array.from(development, (row) => times_ms[row]!));
        for (const row of test) expect(times_ms[row]!).toBeGreaterThan(latest);
        expect(development.length + test.length).toBe(input.times.length);
      }),
    );
  });

  it('no group stands on both sides, by group and by time', () => {
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (input, byTime) => {
        const split = inputOf(input);
        const times_ms = byTime ? Float64Array.from(input.times) : undefined;
        const { development, test } = splitRows({ ...split, times_ms });
        const inTest = new Set(Array.from(test, (row) => split.groups[row]));
        expect(development.some((row) => inTest.has(split.groups[row]))).toBe(false);
      }),
    );
  });

  it('divide a million rows, and a group of most of them, as they divide ten', () => {
    const count = 1_000_000;
    const bad = Uint8Array.from({ length: count }, (_, row) => Number(row % 5 === 0));
    const rows = Int32Array.from(bad.keys());
    const random = seededRandom(1);
    const atRandom = splitRows({ rows, testShare: 0.2, bad, random });
    expect([atRandom.development.length, atRandom.test.length]).toEqual([800_000, 200_000]);
    const groups = rows.map((row) => (row < 900_000 ? 1 : row));
    const byGroup = splitRows({ rows, testShare: 0.2, bad, groups, random });
    expect(byGroup.development.length + byGroup.test.length).toBe(count);
  });

  it('at random: the bad rate is kept on both sides, and the same seed gives the same rows', () => {
    const input = inputOf({ times: Array.from({ length: 100 }, (_, row) => row), groups: 5, seed: 3 });
    const split = splitRows({ ...input, groups: undefined, random: seededRandom(9) });
    const again = splitRows({ ...input, groups: undefined, random: seededRandom(9) });
    expect(split).toEqual(again);
    expect(Array.from(split.test, (row) => row % 2).filter((bad) => bad === 1)).toHaveLength(split.test.length / 2);
  });
});
