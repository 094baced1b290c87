import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayValues, exactValuesPerDay } from '../state/day-values.ts';
import { deviation, mean, median } from '../test/direct-talk.ts';
import { kurtosisOf, meanOf, skewnessOf, stdOf } from '../state/moments.ts';
import { ValuePool } from './value-pool.ts';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });

function poolOf(days: readonly (readonly number[])[]): ValuePool {
  const pool = new ValuePool();
  for (const day of days) pool.add(dayValues(day));
  return pool;
}

describe('lists of many days', () => {
  it('have the mean, the deviation and the median of all their values together', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 40 }), { maxLength: 20 }), (days) => {
        const [pool, all] = [poolOf(days), days.flat()];
        expect(pool.median()).toEqual(median(all));
        expect(isClose(meanOf(pool.moments), mean(all))).toBe(true);
        expect(isClose(stdOf(pool.moments), deviation(all))).toBe(true);
      }),
    );
  });

  it('have the skewness and kurtosis of all their values together', () => {
    const spread = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(spread, { minLength: 1, maxLength: 20 }), (days) => {
        const [{ moments }, all] = [poolOf(days), days.flat()];
        const [middle, scale] = [mean(all)!, deviation(all)!];
        const power = (order: number): number =>
          scale === 0 ? 0 : mean(all.map((one) => (one - middle) ** order))! / scale ** order;
        expect(isClose(skewnessOf(moments), power(3))).toBe(true);
        expect(isClose(kurtosisOf(moments), power(4))).toBe(true);
      }),
    );
  });

  it('of more values than are kept have a median that is off by at most the stated share of ranks', () => {
    const long = fc.array(value, { minLength: exactValuesPerDay + 1, maxLength: 1500 });
    fc.assert(
      fc.property(long, fc.array(value, { maxLength: 200 }), (busy, quiet) => {
        const all = [...busy, ...quiet].sort((a, b) => a - b);
        const found = poolOf([busy, quiet]).median()!;
        const [below, notAbove] = [all.filter((one) => one < found).length, all.filter((one) => one <= found).length];
        const slack = busy.length / (2 * exactValuesPerDay) + 1;
        expect(below - slack).toBeLessThanOrEqual(all.length / 2);
        expect(notAbove + slack).toBeGreaterThanOrEqual(all.length / 2);
      }),
      { numRuns: 50 },
    );
  });
});

function isClose(ours: number | null, expected: number | null): boolean {
  if (ours === null || expected === null) return ours === expected;
  return Math.abs(ours - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}
