import { money, seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAuc } from './bootstrap.ts';
import { compareByDeLong } from './delong.ts';
import { profitCurve } from './profit.ts';
import { rank } from './ranking.ts';
import { wassersteinInDeviations } from './wasserstein.ts';

function twoModels(rows: number) {
  const random = seededRandom('two models');
  const truth = Float64Array.from({ length: rows }, () => random.normal());
  const bad = Uint8Array.from(truth, (value) => (value + random.normal() > 1 ? 1 : 0));
  const blurred = (by: number) => truth.map((value) => Math.round(4 * (value + by * random.normal())) / 4);
  return { bad, first: blurred(2), second: blurred(0.5) };
}

describe("DeLong's comparison of two models", () => {
  it('has the AUCs of the ranking, ties and all, and the standard error that a bootstrap finds', () => {
    const { bad, first, second } = twoModels(800);
    const test = compareByDeLong(first, second, bad);
    expect(test.first).toBeCloseTo(rank({ risk: first, bad }).auc, 12);
    expect(test.second).toBeCloseTo(rank({ risk: second, bad }).auc, 12);
    const { standardError } = compareAuc({ first, second, bad }, seededRandom(1), 400);
    expect(test.standardError / standardError).toBeGreaterThan(0.85);
    expect(test.standardError / standardError).toBeLessThan(1.15);
    expect(test.pValue).toBeLessThan(0.001);
  });

  it('finds no difference between a model and itself', () => {
    const { bad, first } = twoModels(200);
    expect(compareByDeLong(first, first, bad)).toMatchObject({ gain: 0, standardError: 0, pValue: 1 });
  });
});

describe('the profit curve', () => {
  const assumptions = {
    principal: money(100_001n, 'CNY'),
    margin_ppm: 120_000,
    lossGivenDefault_ppm: 650_000,
    costPerApplicant: money(150n, 'CNY'),
    costPerLoan: money(1_000n, 'CNY'),
  } as const;

  it('counts every loan once, in whole minor units, margins rounded down and losses up', () => {
    const { points, best } = profitCurve([0.1, 0.2, 0.3], [0, 0, 1], assumptions);
    expect(points.map(({ approved }) => approved)).toEqual([0, 1, 2, 3]);
    expect(points.map(({ profit }) => profit.amount)).toEqual([-450n, 10_550n, 21_550n, -44_451n]);
    expect(best).toMatchObject({ approved: 2, cutOff: 0.3, bads: 0 });
  });

  it('earned less lost and spent is the profit, and approving below the cut-off gives the count that it says', () => {
    const row = fc.record({
      pd: fc.integer({ min: 0, max: 9 }).map((tenth) => tenth / 10),
      bad: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const pd = rows.map((one) => one.pd);
        const curve = profitCurve(
          pd,
          rows.map((one) => one.bad),
          assumptions,
        );
        for (const { approved, cutOff, earned, lost, spent, profit } of curve.points) {
          expect(earned.amount - lost.amount - spent.amount).toBe(profit.amount);
          expect(pd.filter((value) => value < cutOff).length).toBe(approved);
          expect(profit.amount <= curve.best.profit.amount).toBe(true);
        }
      }),
    );
  });
});

describe('how far one distribution lies from another, in deviations', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });

  it('is nothing from itself, the shift where all values shift, and does not depend on the unit', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }), (list, shift, unit) => {
        fc.pre(new Set(list).size > 1);
        const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
        const deviation = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
        const moved = list.map((value) => value + shift);
        const apart = wassersteinInDeviations(list, moved);
        expect(wassersteinInDeviations(list, list.toReversed())).toBe(0);
        expect(apart).toBeCloseTo(Math.abs(shift) / deviation, 8);
        const inUnits = (all: readonly number[]): number[] => all.map((value) => value * unit);
        expect(wassersteinInDeviations(inUnits(list), inUnits(moved))).toBeCloseTo(apart, 8);
      }),
    );
  });
});
