import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic } from '../logistic/logistic.ts';
import { bootstrapAuc, compareAuc } from './bootstrap.ts';
import { equalCountBins } from './probability.ts';
import { stabilityByDeciles, stabilityOfCounts } from './psi.ts';
import { areaUnderCurve, orderByRisk, rank } from './ranking.ts';
import { chiSquareTail, normalTwoSided } from './special-functions.ts';

const scored = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1 })), { minLength: 4, maxLength: 60 })
  .map((list) => ({ risk: Float64Array.from(list, ([risk]) => risk), bad: Uint8Array.from(list, ([, bad]) => bad) }))
  .filter(({ bad }) => new Set(bad).size === 2);

describe('ranking figures', () => {
  it('AUC is the share of pairs of a bad and a good that stand in the right order, ties half', () => {
    fc.assert(
      fc.property(scored, ({ risk, bad }) => {
        let [right, pairs] = [0, 0];
        for (const [i, riskOfBad] of risk.entries()) {
          for (const [j, riskOfGood] of risk.entries()) {
            if (!bad[i] || bad[j]) continue;
            pairs += 1;
            right += riskOfBad > riskOfGood ? 1 : riskOfBad === riskOfGood ? 0.5 : 0;
          }
        }
        expect(rank({ risk, bad }).auc).toBeCloseTo(right / pairs, 12);
        expect(areaUnderCurve({ risk, bad }, orderByRisk(risk))).toBeCloseTo(right / pairs, 12);
      }),
    );
  });

  it('do not change when risk is stretched, and mirror when it is turned around', () => {
    fc.assert(
      fc.property(scored, ({ risk, bad }) => {
        const plain = rank({ risk, bad });
        expect(rank({ risk: risk.map((value) => Math.exp(value / 3)), bad })).toMatchObject({
          auc: plain.auc,
          ks: plain.ks,
        });
        expect(rank({ risk: risk.map((value) => -value), bad }).auc).toBeCloseTo(1 - plain.auc, 12);
      }),
    );
  });

  it('the bootstrap interval holds the estimate, is the same for the same seed, and narrows with more rows', () => {
    const sample = (rows: number) => {
      const random = seededRandom('rows');
      const bad = Uint8Array.from({ length: rows }, () => Number(random.next() < 0.3));
      return { bad, risk: Float64Array.from(bad, (outcome) => outcome + 2 * random.normal()) };
    };
    const small = bootstrapAuc(sample(200), seededRandom(1), 200);
    const large = bootstrapAuc(sample(4000), seededRandom(1), 200);
    expect(small).toEqual(bootstrapAuc(sample(200), seededRandom(1), 200));
    for (const { low, estimate, high } of [small, large]) expect(low < estimate && estimate < high).toBe(true);
    expect(large.high - large.low).toBeLessThan((small.high - small.low) / 3);
  });

  it('two equal rankings differ by nothing', () => {
    const risk = Float64Array.from({ length: 100 }, (_, row) => row % 17);
    const bad = Uint8Array.from({ length: 100 }, (_, row) => Number(row % 3 === 0));
    expect(compareAuc({ first: risk, second: risk, bad }, seededRandom(1))).toEqual({ gain: 0, standardError: 0 });
  });
});

describe('groups and stability', () => {
  it('equal PDs always stand in one group, whatever the order of the rows', () => {
    fc.assert(
      fc.property(scored, ({ risk, bad }) => {
        const pd = risk.map((value) => value / 13);
        const bins = equalCountBins(pd, bad);
        expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(pd.length);
        for (const [index, bin] of bins.slice(1).entries())
          expect(bin.lowestPd).toBeGreaterThan(bins[index]!.highestPd);
        expect(equalCountBins(pd.toReversed(), bad.toReversed()).map((bin) => bin.bads)).toEqual(
          bins.map((bin) => bin.bads),
        );
      }),
    );
  });

  it('PSI is zero between a sample and itself and never negative', () => {
    fc.assert(
      fc.property(
        scored,
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 }),
        ({ risk }, counts) => {
          fc.pre(counts.some((count) => count > 0));
          expect(stabilityByDeciles(risk, risk).psi).toBe(0);
          expect(stabilityOfCounts([1, 2, 3, 4, 5], counts).psi).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('tails of distributions', () => {
  it('agree with published tables', () => {
    expect(normalTwoSided(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(normalTwoSided(0)).toBe(1);
    expect(chiSquareTail(15.50731305586545, 8)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(0.3518463177492717, 3)).toBeCloseTo(0.95, 12);
  });
});

describe('logistic regression', () => {
  const columns = [
    Float64Array.from({ length: 60 }, (_, row) => row % 7),
    Float64Array.from({ length: 60 }, (_, row) => row % 4),
  ];
  const bad = Uint8Array.from({ length: 60 }, (_, row) => Number((row * 7) % 5 < 2));

  it('a row of weight three counts like three rows', () => {
    const tripled = fitLogistic({
      columns: columns.map((column) => Float64Array.from([...column, ...column, ...column])),
      bad: [...bad, ...bad, ...bad],
    });
    const weighted = fitLogistic({ columns, bad, weights: new Float64Array(60).fill(3) });
    if (!tripled.ok || !weighted.ok) throw new Error('both fits have an answer');
    expect(weighted.value.coefficients[0]).toBeCloseTo(tripled.value.coefficients[0]!, 10);
    expect(weighted.value.errors[1]).toBeCloseTo(tripled.value.errors[1]!, 10);
  });

  it('says that columns are collinear, and answers when there is a ridge', () => {
    const copies = { columns: [columns[0]!, columns[0]!], bad };
    expect(fitLogistic(copies)).toEqual({ ok: false, error: 'singular' });
    const ridged = fitLogistic(copies, { ridge: 1 });
    if (!ridged.ok) throw new Error('a ridge makes one answer');
    expect(ridged.value.coefficients[0]).toBeCloseTo(ridged.value.coefficients[1]!, 10);
  });

  it('does not pretend to converge on classes that a column parts', () => {
    const parted = {
      columns: [Float64Array.from({ length: 40 }, (_, row) => row)],
      bad: Array.from({ length: 40 }, (_, row) => Number(row > 19)),
    };
    const fit = fitLogistic(parted, { maxIterations: 12 });
    expect(fit.ok && fit.value.converged).toBe(false);
    const ridged = fitLogistic(parted, { ridge: 1 });
    expect(ridged.ok && ridged.value.converged).toBe(true);
  });
});
