import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDrawn, lotOf } from './lot.ts';

const lines = Array.from({ length: 4_000 }, (_, index) => `line_${index}`);

const drawn = (draw: string, share_ppm: number): Set<string> =>
  new Set(lines.filter((line) => isDrawn(lotOf(line, draw), share_ppm)));

/** How far a count is from what is expected of independent draws, in standard deviations. */
const deviations = (count: number, of: number, share: number): number =>
  Math.abs(count - of * share) / Math.sqrt(of * share * (1 - share));

const draws = fc.string({ minLength: 1, maxLength: 12 });

describe('a lot', () => {
  it('draws the share of lines that it is told, whatever the draw is called', () => {
    fc.assert(
      fc.property(draws, fc.integer({ min: 10_000, max: 990_000 }), (draw, share_ppm) => {
        expect(deviations(drawn(draw, share_ppm).size, lines.length, share_ppm / 1e6)).toBeLessThan(5.5);
      }),
      { numRuns: 8 },
    );
  });

  it('draws two experiments apart from each other', () => {
    fc.assert(
      fc.property(draws, draws, (one, other) => {
        fc.pre(one !== other);
        const first = drawn(one, 300_000);
        const both = [...first].filter((line) => isDrawn(lotOf(line, other), 300_000)).length;
        expect(deviations(both, first.size, 0.3)).toBeLessThan(5.5);
      }),
      { numRuns: 8 },
    );
  });

  it('keeps a line in a share that grows', () => {
    const large = drawn('a canary', 200_000);
    expect([...drawn('a canary', 100_000)].filter((line) => !large.has(line))).toEqual([]);
    expect([isDrawn(0, 0), isDrawn(999_999, 1_000_000)]).toEqual([false, true]);
  });

  it('is the same for ever: the first 12 hexadecimal digits of SHA-256 of draw and line', () => {
    const hash = createHash('sha256').update('a canary|line_1').digest('hex');
    expect(lotOf('line_1', 'a canary')).toBe(Number.parseInt(hash.slice(0, 12), 16) % 1e6);
    expect(lotOf('line_1', 'a canary')).toBe(199_712);
  });
});
