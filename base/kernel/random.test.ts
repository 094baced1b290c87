import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from './index.ts';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('seededRandom', () => {
  it('gives the same numbers for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(draw(seededRandom(seed), 20)).toEqual(draw(seededRandom(seed), 20));
      }),
    );
  });

  it('gives these very numbers on every machine and in every release', () => {
    expect(draw(seededRandom('lendline'), 3)).toEqual([0.4706565154981094, 0.8749174488260614, 0.6162471054295512]);
  });

  it('keeps a named part as it was when another part draws more', () => {
    const quiet = seededRandom(7);
    const busy = seededRandom(7);
    draw(busy, 1000);
    expect(draw(busy.fork('people'), 5)).toEqual(draw(quiet.fork('people'), 5));
    expect(draw(quiet.fork('people'), 5)).not.toEqual(draw(quiet.fork('events'), 5));
  });

  it('stays at or above 0 and below its bound', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 31 }), (seed, bound) => {
        const random = seededRandom(seed);
        for (let count = 0; count < 20; count += 1) {
          const value = random.below(bound);
          expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
        }
      }),
    );
  });

  it('spreads evenly: chi-square of 100 bins stays under its 99.99 % point', () => {
    const random = seededRandom('spread');
    const bins = Array.from({ length: 100 }, () => 0);
    for (let count = 0; count < 100_000; count += 1) bins[random.below(100)]! += 1;
    const chiSquare = bins.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(161.3);
  });

  it('draws normals with mean 0 and deviation 1', () => {
    const random = seededRandom('normal');
    const values = Array.from({ length: 50_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  });
});
