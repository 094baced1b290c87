import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaroWinkler, matchScore, normalised } from './name-similarity.ts';

const similarity = (a: string, b: string): number => jaroWinkler([...a], [...b]);

describe('the similarity of names', () => {
  it.each([
    // Winkler's own pairs, as published in "Overview of Record Linkage" (2006), table 6.
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
    ['JONES', 'JOHNSON', 0.832],
  ])('of %s and %s is the published %f', (a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 3);
  });

  it('is one for the same text, the same both ways, and never outside 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(similarity(a, a)).toBe(1);
        const there = similarity(a, b);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is a score of at most 99: a hundred is a match and has no score', () => {
    expect(matchScore('Akinyi Otieno', 'akinyi otieno')).toBe(99);
  });

  it('does not see width, case, accents, spaces and dots', () => {
    expect(normalised('Ａmina  Wánjala')).toBe(normalised('amina wanjala'));
    expect(normalised('卓玛·旺堆')).toBe(normalised('卓玛旺堆'));
    expect(normalised('99000019900101002X')).toBe(normalised('99000019900101002x'));
  });
});
