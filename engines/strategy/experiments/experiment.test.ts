import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factNames } from '../facts.ts';
import { armOf, checkExperiment, type Experiment } from './experiment.ts';
import { raiseHoldout } from './raise-holdout.ts';

const lines = Array.from({ length: 20_000 }, (_, index) => `line_${index}`);

/** Shares of two to five arms that come to everybody. */
const experiments = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 8 }),
    fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 }),
  )
  .map(([id, weights]): Experiment => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const shares = weights.map((weight) => Math.floor((weight * 1e6) / all));
    const rest = 1e6 - shares.reduce((sum, share) => sum + share, 0);
    return {
      id,
      arms: shares.map((share, index) => ({ arm: `arm ${index}`, share_ppm: index === 0 ? share + rest : share })),
    };
  });

describe('an experiment', () => {
  it('gives each arm its share of lines, and a line the same arm each time', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        expect(checkExperiment(experiment)).toEqual([]);
        const drawn = Map.groupBy(lines, (line) => armOf(experiment, line).arm);
        for (const { arm, share_ppm } of experiment.arms) {
          const share = share_ppm / 1e6;
          const off = (drawn.get(arm)?.length ?? 0) - lines.length * share;
          expect(Math.abs(off) / Math.sqrt(lines.length * share * (1 - share))).toBeLessThan(5.5);
        }
        expect(armOf(experiment, 'line_7')).toBe(armOf({ ...experiment }, 'line_7'));
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    ['one arm', [{ arm: 'a', share_ppm: 1_000_000 }]],
    [
      'a name twice',
      [
        { arm: 'a', share_ppm: 500_000 },
        { arm: 'a', share_ppm: 500_000 },
      ],
    ],
    [
      'shares that leave somebody out',
      [
        { arm: 'a', share_ppm: 500_000 },
        { arm: 'b', share_ppm: 499_999 },
      ],
    ],
    [
      'a share below nothing',
      [
        { arm: 'a', share_ppm: 1_000_001 },
        { arm: 'b', share_ppm: -1 },
      ],
    ],
  ])('with %s is not drawn', (_, arms) => {
    expect(checkExperiment({ id: 'one', arms }).map(({ field }) => field)).toEqual(['arms']);
  });
});

describe('a holdout', () => {
  it('sets the fact of raises alone, for its share of lines', () => {
    const held = lines.filter((line) => raiseHoldout(line, 50_000).raise_holdout);
    expect(Math.abs(held.length - 1_000)).toBeLessThan(5.5 * Math.sqrt(950));
    expect(factNames.filter((name) => name in raiseHoldout('line_1', 50_000))).toEqual(['raise_holdout']);
    expect(raiseHoldout('line_1', 0)).toEqual({ raise_holdout: false });
  });

  it('has nothing to do with who is in an experiment', () => {
    const experiment = {
      id: 'price',
      arms: [
        { arm: 'a', share_ppm: 700_000 },
        { arm: 'b', share_ppm: 300_000 },
      ],
    };
    const held = lines.filter((line) => raiseHoldout(line, 200_000).raise_holdout);
    const both = held.filter((line) => armOf(experiment, line).arm === 'b').length;
    expect(Math.abs(both - held.length * 0.3)).toBeLessThan(5.5 * Math.sqrt(held.length * 0.21));
  });
});
