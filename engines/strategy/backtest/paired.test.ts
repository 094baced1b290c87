import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { rateDifference } from '../experiments/intervals.ts';
import { overlappingDifference, pairedDifference } from './paired.ts';

const nobody = { of: 0, count: 0 };

describe('the interval of a difference of the same people', () => {
  it('is the published one for 40 and 20 of 160', () => {
    // The worked example of diffpropci.mp in the R package PropCIs, which is Agresti and Min's own interval.
    const { low, high } = pairedDifference({ of: 160, onlyFirst: 40, onlySecond: 20 }, 0.95);
    expect(low).toBeCloseTo(-0.21601726, 8);
    expect(high).toBeCloseTo(-0.03089632, 8);
  });

  it('stays within what is possible, and says of nobody that it may be anything', () => {
    expect(pairedDifference({ of: 2, onlyFirst: 0, onlySecond: 2 }, 0.99).high).toBe(1);
    expect(pairedDifference({ of: 0, onlyFirst: 0, onlySecond: 0 }, 0.95)).toMatchObject({
      low: expect.closeTo(-0.98, 2),
      high: expect.closeTo(0.98, 2),
    });
  });
});

describe('the interval of a difference of bad rates where people are common', () => {
  it('is Newcombe’s where nobody is', () => {
    const [onlyFirst, onlySecond] = [
      { of: 80, count: 48 },
      { of: 70, count: 56 },
    ];
    const interval = overlappingDifference({ both: nobody, onlyFirst, onlySecond }, 0.95)!;
    const published = rateDifference(onlyFirst, onlySecond, 0.95);
    expect(interval.low).toBeCloseTo(published.low, 12);
    expect(interval.high).toBeCloseTo(published.high, 12);
  });

  it('is a point where everybody is, and nothing where a strategy takes nobody', () => {
    const both = { of: 60, count: 7 };
    expect(overlappingDifference({ both, onlyFirst: nobody, onlySecond: nobody }, 0.95)).toEqual({ low: 0, high: 0 });
    expect(overlappingDifference({ both: nobody, onlyFirst: nobody, onlySecond: nobody }, 0.95)).toBeNull();
  });

  it('holds the true difference about as often as it says, and is narrower than for people who are not common', () => {
    const random = seededRandom('overlapping');
    const draw = (of: number, rate: number) => ({
      of,
      count: Array.from({ length: of }, () => random.next()).filter((lot) => lot < rate).length,
    });
    const truth = (300 * 0.05 + 80 * 0.15) / 380 - (300 * 0.05 + 60 * 0.08) / 360;
    const rounds = 2_000;
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const [both, onlyFirst, onlySecond] = [draw(300, 0.05), draw(60, 0.08), draw(80, 0.15)];
      const { low, high } = overlappingDifference({ both, onlyFirst, onlySecond }, 0.95)!;
      held += Number(low <= truth && truth <= high);
      const apart = rateDifference(
        { of: 360, count: both.count + onlyFirst.count },
        { of: 380, count: both.count + onlySecond.count },
        0.95,
      );
      expect(high - low).toBeLessThan(apart.high - apart.low);
    }
    // Four standard deviations of the share itself are .02.
    expect(held / rounds).toBeGreaterThan(0.93);
    expect(held / rounds).toBeLessThan(0.975);
  });
});
