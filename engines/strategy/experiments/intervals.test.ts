import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { meanDifference, meanInterval, rateDifference, Spread, wilson } from './intervals.ts';

const spreadOf = (values: readonly number[]): Spread => {
  const spread = new Spread();
  for (const value of values) spread.add(value);
  return spread;
};

describe('the interval of a rate', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is the published one for %i of %i', (...[count, of, low, high]) => {
    const interval = wilson({ count, of }, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is everything where nobody was tried, and ends at 0 or 1 exactly where all are alike', () => {
    expect(wilson({ count: 0, of: 0 }, 0.95)).toEqual({ low: 0, high: 1 });
    expect(wilson({ count: 0, of: 7 }, 0.99).low).toBe(0);
    expect(wilson({ count: 7, of: 7 }, 0.9).high).toBe(1);
  });

  // The same author and volume, 873-890, table II, method 10, with the signs of first less second.
  it.each([
    [48, 80, 56, 70, 0.0524, 0.3339],
    [3, 10, 9, 10, 0.1705, 0.809],
  ])('of a difference is the published one for %i of %i and %i of %i', (...[count, of, count2, of2, low, high]) => {
    const interval = rateDifference({ count, of }, { count: count2, of: of2 }, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe('the interval of a mean', () => {
  it.each([
    [2, 0.95, 12.706],
    [3, 0.95, 4.3027],
    [5, 0.95, 2.7764],
    [10, 0.95, 2.2622],
    [10, 0.99, 3.2498],
    [31, 0.9, 1.6973],
  ] as const)('is as wide as Student’s t of %i values at %d says', (count, confidence, quantile) => {
    const spread = spreadOf(Array.from({ length: count }, (_, index) => index));
    const { low, high } = meanInterval(spread, confidence)!;
    const half = quantile * Math.sqrt(spread.variance / count);
    expect((high - low) / 2 / half).toBeCloseTo(1, 2);
    expect((high + low) / 2).toBeCloseTo(spread.mean, 9);
  });

  it('is none of one value', () => {
    expect(meanInterval(spreadOf([5]), 0.95)).toBeNull();
    expect(meanDifference(spreadOf([5]), spreadOf([5, 6]), 0.95)).toBeNull();
  });

  it('keeps mean and variance of large sums of money', () => {
    const spread = spreadOf([4, 7, 13, 16].map((value) => value + 1e9));
    expect([spread.mean, spread.variance]).toEqual([1e9 + 10, 30]);
  });

  it('of a difference holds the true one as often as it says, for two arms of other sizes and spreads', () => {
    const random = seededRandom('welch');
    const draw = (count: number, mean: number, deviation: number): Spread =>
      spreadOf(Array.from({ length: count }, () => mean + deviation * random.normal()));
    const rounds = 3_000;
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { low, high } = meanDifference(draw(12, 100, 5), draw(40, 103, 20), 0.95)!;
      held += Number(low <= 3 && 3 <= high);
    }
    // Four standard deviations of the count itself are .016.
    expect(held / rounds).toBeGreaterThan(0.934);
    expect(held / rounds).toBeLessThan(0.966);
  });
});
