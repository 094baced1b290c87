import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { sigmoid } from '../logistic/logistic.ts';
import { absentNote, readCsv, readReference, referencePresent } from '../test/reference.ts';
import { checkCalibration } from './check.ts';
import { calibrated, chooseCalibration, fitCalibration } from './choose.ts';

/** People whose true log-odds are known; what a model says of them is bent by `said`. */
function people(rows: number, said: (logOdds: number) => number, seed = 'people') {
  const random = seededRandom(seed);
  const truth = Float64Array.from({ length: rows }, () => random.normal() - 1);
  const bad = Uint8Array.from(truth, (logOdds) => (random.next() < sigmoid(logOdds) ? 1 : 0));
  return { truth, bad, logOdds: truth.map(said) };
}

describe('the check of PDs', () => {
  it.skipIf(!referencePresent)(`has the slope, intercept and test of the reference${absentNote}`, () => {
    const rows = readCsv('metrics_reference_pred.csv').slice(700);
    const reference = JSON.parse(readReference('metrics_reference.json')) as Record<string, Record<string, number>>;
    const pd = rows.map(({ p }) => Number(p));
    const check = checkCalibration(
      pd,
      rows.map(({ y }) => Number(y)),
      seededRandom(1),
    );
    expect(check.slope).toBeCloseTo(reference['calibration_intercept_slope_test']!['slope']!, 7);
    expect(check.intercept).toBeCloseTo(reference['calibration_intercept_slope_test']!['intercept']!, 7);
    expect(check.spiegelhalter.z).toBeCloseTo(reference['test']!['spiegelhalter_z']!, 9);
    const { score, reliability, resolution, uncertainty, within } = check.brier;
    expect(score).toBeCloseTo(reference['test']!['brier']!, 12);
    expect(reliability - resolution + uncertainty + within).toBeCloseTo(score, 12);
  });

  it('finds true PDs within what chance alone shows in about 95 of 100 samples, and bent ones outside', () => {
    const inside = Array.from({ length: 40 }, (_, sample) => {
      const { truth, bad } = people(600, (value) => value, `sample ${sample}`);
      const { ece, eceByChance95 } = checkCalibration(truth.map(sigmoid), bad, seededRandom(sample));
      return ece <= eceByChance95;
    });
    expect(inside.filter(Boolean).length).toBeGreaterThanOrEqual(35);
    const { truth, bad } = people(5000, (value) => value);
    const bent = checkCalibration(
      truth.map((value) => sigmoid(2 * value)),
      bad,
      seededRandom(1),
    );
    expect(bent.ece).toBeGreaterThan(2 * bent.eceByChance95);
    expect(bent.slope).toBeCloseTo(0.5, 1);
  });
});

describe('the choice of a calibration', () => {
  it('keeps the line where a line is enough', () => {
    const rows = people(3000, (value) => 2 * value + 1);
    const { calibration } = chooseCalibration(rows, seededRandom(1));
    expect(calibration.kind).toBe('platt');
  });

  it('takes a looser kind where the two ends are bent apart, and its PDs are then true', () => {
    const bend = (value: number): number => (value > -1 ? 4 * (value + 1) - 1 : value);
    const rows = people(6000, bend);
    const { calibration } = chooseCalibration(rows, seededRandom(1));
    expect(calibration.kind).not.toBe('platt');
    const others = people(6000, bend, 'others');
    const { ece, eceByChance95 } = checkCalibration(
      others.logOdds.map((value) => calibrated(calibration, value)),
      others.bad,
      seededRandom(2),
    );
    expect(ece).toBeLessThan(2 * eceByChance95);
  });

  it.each(['platt', 'beta', 'isotonic'] as const)('%s takes a weight of two for the row twice', (kind) => {
    const { logOdds, bad } = people(300, (value) => value / 2);
    const weights = Float64Array.from(bad, (_, row) => 1 + (row % 2));
    const twice = [...bad.keys()].flatMap((row) => (row % 2 === 1 ? [row, row] : [row]));
    const weighted = fitCalibration(kind, { logOdds, bad, weights });
    const repeated = fitCalibration(kind, {
      logOdds: Float64Array.from(twice, (row) => logOdds[row]!),
      bad: twice.map((row) => bad[row]!),
    });
    for (const value of [-3, -1, 0, 2]) {
      expect(calibrated(weighted, value)).toBeCloseTo(calibrated(repeated, value), 6);
    }
  });
});
