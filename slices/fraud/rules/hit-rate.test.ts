import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialTail, guardRules, judgeHitRate } from './hit-rate.ts';

describe('the probability of so many hits', () => {
  it('is the one of published tables', () => {
    // R: pbinom(k - 1, n, p, lower.tail = FALSE)
    expect(binomialTail(3, 10, 0.1)).toBeCloseTo(0.070190826, 8);
    expect(binomialTail(8, 10, 0.5)).toBeCloseTo(0.0546875, 10);
    expect(binomialTail(1, 200, 0.01)).toBeCloseTo(1 - 0.99 ** 200, 10);
    expect(binomialTail(0, 50, 0.3)).toBe(1);
    expect(binomialTail(50, 50, 0.3) / 0.3 ** 50).toBeCloseTo(1, 8);
  });

  it('falls with every hit more and rises with the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.001, max: 0.9, noNaN: true }), (n, rate) => {
        const k = Math.ceil(n / 3);
        expect(binomialTail(k, n, rate)).toBeGreaterThanOrEqual(binomialTail(k + 1, n, rate) - 1e-12);
        expect(binomialTail(k, n, rate)).toBeLessThanOrEqual(binomialTail(k, n, Math.min(0.99, rate * 1.5)) + 1e-12);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a jump of a hit rate', () => {
  const usual = { hits: 20, assessments: 2_000 };
  const jumped = (hits: number, baseline = usual, assessments = 200) =>
    judgeHitRate({ hits, assessments }, baseline, guardRules).jumped;

  it('is seen where chance is no explanation, and not where it may be', () => {
    expect([2, 5, 8, 12, 40, 200].map((hits) => jumped(hits))).toEqual([false, false, false, true, true, true]);
  });

  it('is seen of a typology that never hit before', () => {
    expect(jumped(1, { hits: 0, assessments: 2_000 })).toBe(false);
    expect(jumped(10, { hits: 0, assessments: 2_000 })).toBe(true);
  });

  it('is seen of nothing as long as too little is known', () => {
    expect(jumped(200, { hits: 1, assessments: 100 })).toBe(false);
    expect(jumped(50, usual, 50)).toBe(false);
  });

  it('is no slow rise, however sure that is', () => {
    const many = { hits: 10_000, assessments: 100_000 };
    expect(judgeHitRate({ hits: 1_400, assessments: 10_000 }, many, guardRules)).toMatchObject({ jumped: false });
  });
});
