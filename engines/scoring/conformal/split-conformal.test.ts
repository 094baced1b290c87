import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { absentNote, readCsv, readReference, referencePresent } from '../test/reference.ts';
import { checkConformal, fitSplitConformal, outcomeSet } from './split-conformal.ts';

describe('sets of outcomes', () => {
  it.skipIf(!referencePresent)(`have the threshold and the coverage of the reference${absentNote}`, () => {
    const rows = readCsv('metrics_reference_pred.csv');
    const [pd, bad] = [rows.map(({ p }) => Number(p)), rows.map(({ y }) => Number(y))];
    const expected = (
      JSON.parse(readReference('metrics_reference.json')) as { split_conformal: Record<string, number> }
    ).split_conformal;
    const fitted = fitSplitConformal(pd.slice(700, 850), bad.slice(700, 850), 0.1);
    expect(fitted.threshold).toBeCloseTo(expected['qhat']!, 12);
    const { coverage, counts } = checkConformal(fitted, pd.slice(850), bad.slice(850));
    expect(coverage).toBeCloseTo(expected['coverage']!, 12);
    expect(counts).toEqual({ good: counts.good, bad: counts.bad, both: expected['both'], none: expected['empty'] });
    expect(counts.good + counts.bad).toBe(expected['singletons']);
  });

  it('hold the truth as often as promised, even where the model is wrong about everything', () => {
    const random = seededRandom('conformal');
    const draw = (count: number) => {
      const pd = Array.from({ length: count }, () => random.next());
      // The outcome is the opposite of what the model says.
      return { pd, bad: pd.map((value) => (random.next() < 1 - value ? 1 : 0)) };
    };
    const coverages = Array.from({ length: 200 }, () => {
      const [known, unknown] = [draw(99), draw(100)];
      return checkConformal(fitSplitConformal(known.pd, known.bad, 0.1), unknown.pd, unknown.bad).coverage;
    });
    expect(coverages.reduce((sum, value) => sum + value, 0) / 200).toBeGreaterThan(0.89);
  });

  it('promise nothing from too few rows: every set holds both', () => {
    const fitted = fitSplitConformal([0.1, 0.2], [0, 1], 0.05);
    expect([0, 0.5, 1].map((pd) => outcomeSet(fitted, pd))).toEqual(['both', 'both', 'both']);
  });
});
