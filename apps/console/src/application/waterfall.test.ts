import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfall } from './waterfall.ts';

const points = fc.array(
  fc.record({
    feature: fc.string({ minLength: 1 }),
    value: fc.constant(null),
    bin: fc.constant(''),
    points: fc.integer({ min: -80, max: 80 }),
  }),
  { maxLength: 20 },
);

describe('a waterfall', () => {
  it('always adds up to the score, and stays inside its frame', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 300, max: 850 }), (listed, score) => {
        const steps = waterfall(listed, score);
        expect(steps.reduce((sum, step) => sum + step.points, 0)).toBe(score);
        for (const { left_percent, width_percent } of steps) {
          expect(left_percent).toBeGreaterThanOrEqual(-1e-9);
          expect(width_percent).toBeGreaterThanOrEqual(0);
          expect(left_percent + width_percent).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  it('begins with the points that everyone has and goes on with the largest moves', () => {
    const one = (feature: string, moved: number) => ({ feature, value: 1, bin: '', points: moved });
    const steps = waterfall([one('small', 4), one('down', -24), one('up', 31)], 574);
    expect(steps.map(({ feature, points: moved }) => [feature, moved])).toEqual([
      [null, 563],
      ['up', 31],
      ['down', -24],
      ['small', 4],
    ]);
    const [, up, down] = steps;
    expect(down!.left_percent + down!.width_percent).toBeCloseTo(up!.left_percent + up!.width_percent);
  });
});
