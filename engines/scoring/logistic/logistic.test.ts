import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferLogistic, varianceInflation } from './inference.ts';
import { fitLogistic, type LogisticData, type LogisticFit } from './logistic.ts';
import { tellSeparation } from './separation.ts';

function fitted(data: LogisticData, ridge = 0): LogisticFit {
  const fit = fitLogistic(data, { ridge });
  if (!fit.ok) throw new Error(fit.error);
  return fit.value;
}

/** Rows whose outcome overlaps on every column. */
function overlapping(rows: number) {
  const random = seededRandom('rows');
  const first = Float64Array.from({ length: rows }, () => random.normal());
  const second = first.map((value) => 0.6 * value + random.normal());
  const bad = Uint8Array.from(first, (value, row) =>
    Number(random.next() < 1 / (1 + Math.exp(1 - value + 0.5 * second[row]!))),
  );
  return { columns: [first, second], bad };
}

describe('the table of a regression', () => {
  it('agrees with the textbook for one column of two values: log odds ratio and its standard error', () => {
    // 2 x 2 table: of 60 rows with x = 1, 40 are bad; of 100 with x = 0, 30 are.
    const x = Float64Array.from({ length: 160 }, (_, row) => (row < 60 ? 1 : 0));
    const bad = Uint8Array.from({ length: 160 }, (_, row) => Number(row < 60 ? row < 40 : row < 90));
    const data = { columns: [x], bad };
    const [intercept, slope] = inferLogistic(data, fitted(data), { names: ['x'] });
    const logOddsRatio = Math.log((40 * 70) / (20 * 30));
    const error = Math.sqrt(1 / 40 + 1 / 70 + 1 / 20 + 1 / 30);
    expect(intercept).toMatchObject({ name: 'intercept', vif: null });
    expect(intercept!.coefficient).toBeCloseTo(Math.log(30 / 70), 10);
    expect(slope!.coefficient).toBeCloseTo(logOddsRatio, 10);
    expect(slope!.standardError).toBeCloseTo(error, 10);
    expect(slope!.z).toBeCloseTo(logOddsRatio / error, 9);
    expect(slope!.low).toBeCloseTo(logOddsRatio - 1.959963984540054 * error, 9);
    expect(slope!.high).toBeCloseTo(logOddsRatio + 1.959963984540054 * error, 9);
    expect(slope!.vif).toBeCloseTo(1, 12);
  });

  it('widens with the confidence that is asked for', () => {
    const data = overlapping(200);
    const [, at90] = inferLogistic(data, fitted(data), { names: ['a', 'b'], confidence: 0.9 });
    const [, at99] = inferLogistic(data, fitted(data), { names: ['a', 'b'], confidence: 0.99 });
    expect((at90!.high - at90!.low) / (2 * at90!.standardError)).toBeCloseTo(1.6448536269514722, 8);
    expect((at99!.high - at99!.low) / (2 * at99!.standardError)).toBeCloseTo(2.5758293035489004, 8);
  });

  it('inflates two columns of correlation r by 1 / (1 - r²), counting a weight of two as two rows', () => {
    const { columns } = overlapping(300);
    const [a, b] = columns as [Float64Array, Float64Array];
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const covariance = (x: Float64Array, y: Float64Array): number => {
      const [mx, my] = [mean(x), mean(y)];
      return x.reduce((sum, value, row) => sum + (value - mx) * (y[row]! - my), 0);
    };
    const r2 = covariance(a, b) ** 2 / (covariance(a, a) * covariance(b, b));
    for (const vif of varianceInflation({ columns })) expect(vif).toBeCloseTo(1 / (1 - r2), 10);
    const weights = Float64Array.from(a, (_, row) => 1 + (row % 2));
    const repeated = columns.map((column) =>
      Float64Array.from([...column].flatMap((value, row) => (row % 2 ? [value, value] : [value]))),
    );
    const [weighted, doubled] = [varianceInflation({ columns, weights }), varianceInflation({ columns: repeated })];
    expect(weighted[0]).toBeCloseTo(doubled[0]!, 10);
  });

  it('calls collinear columns infinitely inflated', () => {
    const { columns } = overlapping(50);
    expect(varianceInflation({ columns: [columns[0]!, columns[0]!.map((value) => 2 * value)] })).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

describe('separation', () => {
  it('is not seen where classes overlap, not even by one row', () => {
    expect(fitted(overlapping(400))).toMatchObject({ separation: null, converged: true });
    const x = Float64Array.from({ length: 200 }, (_, row) => row);
    const bad = Uint8Array.from(x, (value) => Number(value >= 100));
    [bad[99], bad[100]] = [1, 0];
    expect(fitted({ columns: [x], bad }).separation).toBeNull();
  });

  it('is complete when a column parts the classes, and names the column and what to do in both languages', () => {
    const { columns, bad } = overlapping(200);
    const parted = Float64Array.from(bad, (outcome, row) => 10 * outcome + (row % 7) / 7);
    const { separation, converged } = fitted({ columns: [...columns, parted], bad });
    expect(converged).toBe(false);
    expect(separation).toEqual({ kind: 'complete', columns: [2] });
    const text = tellSeparation(separation!, ['income', 'age', 'days late']);
    expect(text.en).toMatch(/^days late part goods from bads .* drop it/);
    expect(text['zh-CN']).toContain('days late');
    expect(text['zh-CN']).toContain('合并其分箱');
  });

  it('is quasi when one level has bads only, and a ridge gives an answer all the same', () => {
    const { columns, bad } = overlapping(300);
    let bads = 0;
    const level = Float64Array.from(bad, (outcome) => Number(outcome === 1 && (bads += 1) % 4 === 0));
    const data = { columns: [...columns, level], bad };
    expect(fitted(data).separation).toEqual({ kind: 'quasi', columns: [2] });
    expect(fitted(data, 1)).toMatchObject({ separation: null, converged: true });
  });

  it('is found when only a sum of columns parts the classes, and both are named', () => {
    const random = seededRandom('sum');
    const a = Float64Array.from({ length: 300 }, () => random.normal());
    const b = Float64Array.from({ length: 300 }, () => random.normal());
    const bad = Uint8Array.from(a, (value, row) => Number(value + b[row]! > 0.2));
    expect(fitted({ columns: [a, b], bad }).separation).toEqual({ kind: 'complete', columns: [0, 1] });
  });

  it('is told exactly when a threshold parts the classes of small samples', () => {
    const rows = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })), { minLength: 8, maxLength: 40 })
      .filter((pairs) => new Set(pairs.map(([, bad]) => bad)).size === 2 && new Set(pairs.map(([x]) => x)).size > 1);
    fc.assert(
      fc.property(rows, (pairs) => {
        const fit = fitted({
          columns: [Float64Array.from(pairs, ([x]) => x)],
          bad: Uint8Array.from(pairs, ([, bad]) => bad),
        });
        const values = (outcome: number): number[] => pairs.filter(([, bad]) => bad === outcome).map(([x]) => x);
        const [goods, bads] = [values(0), values(1)];
        const parted = Math.max(...goods) <= Math.min(...bads) || Math.max(...bads) <= Math.min(...goods);
        expect(fit.separation !== null).toBe(parted);
      }),
      { numRuns: 300 },
    );
  });
});
