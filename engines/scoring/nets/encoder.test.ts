import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumericColumn, Value } from '../data/table.ts';
import { textColumn } from '../data/table.ts';
import { encodeRows } from './encode-rows.ts';
import { type EncodingOptions, type FeatureEncoding, planEncoding, valueEncoder, widthOfEncoding } from './encoder.ts';
import { normalQuantile } from './normal-quantile.ts';

function numbers(values: readonly number[], name = 'x'): NumericColumn {
  return { kind: 'numeric', name, values: Float64Array.from(values) };
}

function planOne(values: readonly number[], options?: EncodingOptions): FeatureEncoding {
  return planEncoding([numbers(values)], options)[0]!;
}

function encoded(encoding: FeatureEncoding, value: Value): number[] {
  const into = new Float32Array(widthOfEncoding(encoding));
  valueEncoder(encoding)(value, into, 0);
  return [...into];
}

describe('the normal value of a chance', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963985],
    [0.001, -3.090232306],
    [0.9999, 3.719016485],
  ])('%f is %f', (chance, value) => expect(normalQuantile(chance)).toBeCloseTo(value, 7));
});

describe('an encoded number', () => {
  const random = seededRandom(1);
  const incomes = Array.from({ length: 5000 }, () => Math.exp(8 + random.normal()));

  it('is spread like a normal variable, however crooked the amounts are', () => {
    const encoding = planOne(incomes);
    const values = incomes.map((income) => encoded(encoding, income)[0]!).toSorted((a, b) => a - b);
    for (const share of [0.05, 0.25, 0.5, 0.75, 0.95]) {
      expect(values[Math.round(share * 5000)]).toBeCloseTo(normalQuantile(share), 1);
    }
  });

  it('never falls where the amount rises, and stays put beyond what was seen', () => {
    const encoding = planOne(incomes, { pieces: 6 });
    const amount = fc.double({ min: -1e6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const [low, high] = [encoded(encoding, Math.min(one, other)), encoded(encoding, Math.max(one, other))];
        for (const [column, value] of low.entries()) expect(high[column]).toBeGreaterThanOrEqual(value);
      }),
    );
    expect(encoded(encoding, 1e30)).toEqual(encoded(encoding, Math.max(...incomes)));
  });

  it('of a few distinct values puts each in the middle of its ranks', () => {
    const encoding = planOne([0, 0, 0, 5]);
    expect(encoded(encoding, 0)[0]).toBeCloseTo(normalQuantile(3 / 8), 6);
    expect(encoded(encoding, 5)[0]).toBeCloseTo(normalQuantile(7 / 8), 6);
    expect(encoded(encoding, 2.5)[0]).toBeCloseTo((normalQuantile(3 / 8) + normalQuantile(7 / 8)) / 2, 6);
  });

  it('that is missing or special sets a flag and no amount', () => {
    const encoding = planOne([1, 2, 3, Number.NaN, -7], { specials: { x: [-7, -8] } });
    expect(encoded(encoding, null)).toEqual([0, 1, 0, 0]);
    expect(encoded(encoding, -7)).toEqual([0, 0, 1, 0]);
    expect(encoded(encoding, -8)).toEqual([0, 0, 0, 1]);
    expect(encoded(encoding, 2)).toEqual([0, 0, 0, 0]);
  });

  it('is taken for a code where it is one of a few negative whole numbers among amounts', () => {
    expect(planOne([12, 0, -9, 44, -8, -9])).toMatchObject({ specials: [-8, -9] });
    expect(planOne([12, 0, -9, 44], { specials: { x: [] } })).toMatchObject({ specials: [] });
    for (const values of [
      [3, -0.5, 2],
      [-1, -2, -3],
      [9, -1, -2, -3, -4, -5, -6],
    ]) {
      expect(planOne(values)).toMatchObject({ specials: [] });
    }
  });

  it('is read from a text as it was at training; another text is missing', () => {
    const encoding = planOne([1, 2, 1000, Number.NaN]);
    expect(encoded(encoding, ' 1,000 ')).toEqual(encoded(encoding, 1000));
    for (const text of ['', 'n.a.', '无', '-']) expect(encoded(encoding, text)).toEqual([0, 1]);
  });

  it('goes through its pieces one after the other', () => {
    const encoding = planOne([0, 1, 2, 3, 4], { pieces: 2 });
    expect(encoded(encoding, 1).slice(1)).toEqual([0.5, 0]);
    expect(encoded(encoding, 3).slice(1)).toEqual([1, 0.5]);
    expect(encoded(encoding, 9).slice(1)).toEqual([1, 1]);
  });

  it('of a column without any value, or with one alone, is still a number', () => {
    expect(encoded(planOne([Number.NaN, Number.NaN], { pieces: 4 }), 3)).toEqual([0, 0]);
    expect(encoded(planOne([4, 4, 4], { pieces: 4 }), 9)).toEqual([0]);
  });
});

describe('an encoded category', () => {
  const rows = Array.from({ length: 1000 }, (_, row) =>
    row < 3 ? 'rare' : row < 500 ? 'rent' : row < 990 ? 'own' : null,
  );
  const [encoding] = planEncoding([{ kind: 'category', ...textColumn('home', rows) }]);

  it('sets one flag: its level, the one of rare and new levels, or missing', () => {
    expect(encoding).toMatchObject({ levels: ['rent', 'own'], hasOther: true, hasMissing: true });
    expect(encoded(encoding!, 'rent')).toEqual([1, 0, 0, 0]);
    expect(encoded(encoding!, ' own ')).toEqual([0, 1, 0, 0]);
    expect(encoded(encoding!, 'rare')).toEqual([0, 0, 1, 0]);
    expect(encoded(encoding!, 'boat')).toEqual([0, 0, 1, 0]);
    expect(encoded(encoding!, null)).toEqual([0, 0, 0, 1]);
  });

  it('sets no flag that no training row had', () => {
    const [known] = planEncoding([{ kind: 'category', ...textColumn('home', ['rent', 'own']) }]);
    expect(encoded(known!, 'boat')).toEqual([0, 0]);
    expect(encoded(known!, null)).toEqual([0, 0]);
  });
});

describe('encoded rows', () => {
  it('are what each value is on its own; a column that is absent is missing', () => {
    const columns = [
      numbers([3, Number.NaN, 1], 'age'),
      { kind: 'category', ...textColumn('home', ['rent', null, 'own']) } as const,
    ];
    const encodings = planEncoding(columns);
    const { elements, columns: width } = encodeRows(encodings, columns);
    const values: Value[][] = [
      [3, 'rent'],
      [null, null],
      [1, 'own'],
    ];
    const each = values.flatMap((row) => row.flatMap((value, feature) => encoded(encodings[feature]!, value)));
    expect([...elements]).toEqual(each);
    const partly = encodeRows(encodings, columns.slice(0, 1));
    expect([...partly.elements.subarray(2, width)]).toEqual(encoded(encodings[1]!, null));
  });
});
