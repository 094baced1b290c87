import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sigmoid } from '../logistic/logistic.ts';
import { applyIsotonic, fitIsotonic } from './isotonic.ts';
import { fitPlatt } from './platt.ts';

const pairs = fc
  .array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 1 })), { minLength: 20, maxLength: 200 })
  .map((list) => ({
    logits: Float64Array.from(list, ([logit]) => logit / 10),
    bad: Uint8Array.from(list, ([, bad]) => bad),
  }))
  .filter(({ bad }) => new Set(bad).size === 2);

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, item) => sum + item, 0) / values.length;

describe('calibration', () => {
  it('makes the mean PD equal the bad rate (Platt)', () => {
    fc.assert(
      fc.property(pairs, ({ logits, bad }) => {
        const platt = fitPlatt(logits, bad);
        // Log-odds without order, or that part the classes, have no calibration line.
        fc.pre(platt.ok && platt.value.slope < 50);
        if (!platt.ok) return;
        const { intercept, slope } = platt.value;
        expect(mean(logits.map((logit) => sigmoid(intercept + slope * logit)))).toBeCloseTo(mean(bad), 7);
      }),
    );
  });

  it('makes the mean PD equal the bad rate, and PD rise with risk (isotonic)', () => {
    fc.assert(
      fc.property(pairs, ({ logits, bad }) => {
        const isotonic = fitIsotonic(logits, bad);
        const pds = logits.map((logit) => applyIsotonic(isotonic, logit));
        expect(mean(pds)).toBeCloseTo(mean(bad), 9);
        const inOrder = logits.toSorted().map((logit) => applyIsotonic(isotonic, logit));
        expect(inOrder.every((pd, index) => index === 0 || pd >= inOrder[index - 1]!)).toBe(true);
      }),
    );
  });

  it('refuses log-odds that rank backwards instead of turning the score around', () => {
    const logits = Float64Array.from({ length: 100 }, (_, row) => row / 50);
    const bad = Uint8Array.from({ length: 100 }, (_, row) =>
      row < 50 ? Number(row % 4 !== 0) : Number(row % 4 === 0),
    );
    expect(fitPlatt(logits, bad)).toEqual({ ok: false, error: 'no-order' });
  });
});
