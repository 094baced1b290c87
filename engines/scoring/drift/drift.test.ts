import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableFromRecords } from '../data/table.ts';
import { rank } from '../metrics/ranking.ts';
import { compileModel } from '../model/compile.ts';
import type { ModelDocument } from '../model/document.ts';
import { trainModel } from '../model/train.ts';
import { applicants } from '../test/applicants.ts';
import { absentNote, readCsv, referencePresent } from '../test/reference.ts';
import { expectedAtCutOff, expectedPerformance } from './expected-performance.ts';
import { maturedPerformance } from './matured-performance.ts';
import { measureDrift, rowBinner } from './measure-drift.ts';
import { nonCentralCritical, nonCentralTail } from './non-central-chi-square.ts';
import { driftReference, referenceOfDocument } from './reference.ts';
import { resemblance } from './resemblance.ts';

describe('the non-central chi-square distribution', () => {
  it('equals scipy.stats.ncx2', () => {
    expect(1 - nonCentralTail(10, { degrees: 3, nonCentrality: 5 })).toBeCloseTo(0.7066486477774525, 10);
    expect(nonCentralCritical(0.05, { degrees: 9, nonCentrality: 47.6 })).toBeCloseTo(81.89711399869755, 6);
    expect(nonCentralCritical(0.05, { degrees: 4, nonCentrality: 250 })).toBeCloseTo(307.8729722717535, 5);
    expect(nonCentralCritical(0.01, { degrees: 9, nonCentrality: 2500 })).toBeCloseTo(2746.2304192436045, 3);
    expect(1 - nonCentralTail(2600, { degrees: 9, nonCentrality: 2500 })).toBeCloseTo(0.8188449144846062, 7);
  });

  it('falls with the statistic and rises with the shift, across the seam of sum and approximation', () => {
    const tail = (statistic: number, nonCentrality: number) => nonCentralTail(statistic, { degrees: 9, nonCentrality });
    expect(tail(4009, 4000)).toBeCloseTo(tail(4009.5, 4000.5), 4);
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 400, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (x, shift) => {
          expect(tail(x + 1, shift)).toBeLessThanOrEqual(tail(x, shift) + 1e-12);
          expect(tail(x, shift + 1)).toBeGreaterThanOrEqual(tail(x, shift) - 1e-12);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Counts of `rows` draws from `shares`. */
function draw(rows: number, shares: readonly number[], seed: number): number[] {
  const random = seededRandom(seed);
  const counts = shares.map(() => 0);
  for (let row = 0; row < rows; row += 1) {
    let left = random.next();
    const bin = shares.findIndex((share) => (left -= share) < 0);
    counts[bin < 0 ? counts.length - 1 : bin]! += 1;
  }
  return counts;
}

const tenths = Array.from({ length: 10 }, () => 0.1);
const moved = [0.16, 0.14, 0.12, 0.11, 0.1, 0.1, 0.09, 0.08, 0.06, 0.04];

describe('resemblance of two populations', () => {
  it('calls an unchanged population shifted in about one of twenty windows, whatever their size', () => {
    for (const rows of [100, 400, 3000]) {
      const verdicts = Array.from({ length: 400 }, (_, seed) =>
        resemblance(draw(5000, tenths, seed), draw(rows, tenths, seed + 10_000)),
      );
      const alarms = verdicts.filter(({ verdict }) => verdict !== 'noise').length / 400;
      expect(alarms).toBeGreaterThan(0.02);
      expect(alarms).toBeLessThan(0.09);
    }
  });

  it('is noise in a small window where the rule of thumb cries out, and real in a large one where it is silent', () => {
    const small = resemblance(draw(50_000, tenths, 1), [9, 3, 4, 7, 2, 5, 6, 3, 7, 4]);
    expect(small.thumb).not.toBe('stable');
    expect(small.verdict).toBe('noise');
    const large = resemblance(draw(50_000, tenths, 1), draw(50_000, [0.11, 0.09, ...tenths.slice(2)], 2));
    expect(large.thumb).toBe('stable');
    expect(large.verdict).toBe('small');
    expect(large.pValue).toBeLessThan(1e-6);
  });

  it('needs rows to call a shift large: the critical value falls towards the tolerance as the window grows', () => {
    const at = (rows: number) => resemblance(draw(100_000, tenths, 3), draw(rows, moved, 4)).critical.watch;
    expect(at(200)).toBeGreaterThan(at(2000));
    expect(at(50_000)).toBeLessThan(0.11);
    expect(at(50_000)).toBeGreaterThan(0.1);
    expect(resemblance(draw(100_000, tenths, 3), draw(50_000, moved, 4)).verdict).toBe('watch');
  });

  it('pools bins that are too rare to test, and says nothing about a handful of rows', async () => {
    const pooled = resemblance([500, 490, 5, 5], [50, 45, 3, 2]);
    expect(pooled.testBins).toBe(2);
    expect(resemblance([500, 500], [1, 2]).verdict).toBe('too-few');
    expect(resemblance([500, 500], [0, 0])).toMatchObject({ verdict: 'too-few', psi: 0 });
  });
});

/** Boosted trees are slow to train; counting their rows needs but a few. */
const people = {
  scorecard: applicants(1500, 3).records,
  linear: applicants(600, 3).records,
  trees: applicants(300, 3).records,
};
const models = new Map<keyof typeof people, Promise<ModelDocument>>();

function trained(kind: keyof typeof people): Promise<ModelDocument> {
  const known = models.get(kind) ?? train(kind);
  models.set(kind, known);
  return known;
}

async function train(kind: keyof typeof people): Promise<ModelDocument> {
  const table = tableFromRecords(people[kind]);
  const model = await trainModel({ table, target: 'bad', kind, seed: 5, simulated: true });
  if (!model.ok) throw new Error(model.error.text.en);
  return model.value;
}

describe('a reference kept with a model', () => {
  it.each(['scorecard', 'linear', 'trees'] as const)(
    'of kind %s counts every row once and is at no distance from itself',
    async (kind) => {
      const model = await trained(kind);
      const table = tableFromRecords(people[kind]);
      const reference = await driftReference(model, table);
      expect(reference.features.map(({ name }) => name)).toEqual(model.features.map(({ name }) => name));
      for (const variable of [reference.score!, ...reference.features]) {
        expect(variable.counts.reduce((sum, count) => sum + count, 0)).toBe(people[kind].length);
      }
      const score = compileModel(model);
      const bin = rowBinner(reference);
      const rows = people[kind].map((values) => bin({ pd: score.scoreRow(values).pd, values }));
      const drift = measureDrift(reference, rows);
      expect([drift.score!, ...drift.features].every(({ psi }) => psi === 0)).toBe(true);
    },
  );

  it('of a scorecard can be read off the document, with the bins of the card', async () => {
    const model = await trained('scorecard');
    const reference = referenceOfDocument(model);
    expect(reference.features[0]!.binning).toBe('model bins');
    for (const { counts } of reference.features) {
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(model.training.developmentRows);
    }
    expect(reference.score!.counts.reduce((sum, count) => sum + count, 0)).toBe(model.training.testRows);
    expect(referenceOfDocument(await trained('trees')).features).toEqual([]);
  });

  it('names the feature that moved, and not the others', async () => {
    const model = await trained('scorecard');
    const [first] = model.features.toSorted((a, b) => b.importance - a.importance);
    const reference = await driftReference(model, tableFromRecords(people.scorecard));
    const bin = rowBinner(reference);
    const rows = applicants(800, 9).records.map((values) =>
      bin({ pd: 0.1, values: { ...values, [first!.name]: null } }),
    );
    const { features } = measureDrift(reference, rows);
    expect(features.find(({ name }) => name === first!.name)!.verdict).toBe('shifted');
    const others = features.filter(({ name }) => name !== first!.name).map(({ verdict }) => verdict);
    expect(others.filter((verdict) => verdict === 'watch' || verdict === 'shifted')).toEqual([]);
  });
});

describe('performance before outcomes are known', () => {
  it.skipIf(!referencePresent)(`equals NannyML's formula on the German test rows${absentNote}`, () => {
    const rows = readCsv('metrics_reference_pred.csv').slice(700);
    const pd = Float64Array.from(rows, ({ p }) => Number(p));
    expect(expectedPerformance(pd).auc).toBeCloseTo(0.8362658906080067, 7);
    expect(rank({ risk: pd, bad: rows.map(({ y }) => Number(y)) }).auc).toBeCloseTo(0.8191782245078177, 10);
  });

  it('is right where PDs are true, and cannot see that outcomes have changed', () => {
    const random = seededRandom(8);
    const pd = Float64Array.from({ length: 20_000 }, () => random.next() ** 3);
    const bad = Uint8Array.from(pd, (p) => (random.next() < p ? 1 : 0));
    const expected = expectedPerformance(pd);
    expect(expected.auc).toBeCloseTo(rank({ risk: pd, bad }).auc, 2);
    const { badsRefused, goodsRefused, badsApproved, goodsApproved } = expectedAtCutOff(pd, 0.4);
    expect(badsRefused + goodsRefused + badsApproved + goodsApproved).toBeCloseTo(pd.length, 6);
    const refused = bad.filter((_, row) => pd[row]! >= 0.4);
    expect(badsRefused + goodsRefused).toBeCloseTo(refused.length, 6);
    expect(badsRefused / refused.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 1);
    const held = maturedPerformance({ pd, bad, promisedAuc: expected.auc }, seededRandom(1))!;
    expect([held.ranking, held.calibration]).toEqual(['holds', 'holds']);
    const coin = Uint8Array.from(pd, () => (random.next() < 0.4 ? 1 : 0));
    const broken = maturedPerformance({ pd, bad: coin, promisedAuc: expected.auc }, seededRandom(1))!;
    expect([broken.ranking, broken.calibration]).toEqual(['worse', 'off']);
  });

  it('of a handful of outcomes tells nothing, and says so', () => {
    const pd = Float64Array.from({ length: 40 }, (_, row) => row / 40);
    const bad = Uint8Array.from(pd, (p) => (p > 0.8 ? 1 : 0));
    expect(maturedPerformance({ pd, bad, promisedAuc: 0.7 }, seededRandom(1))).toMatchObject({ ranking: 'too-few' });
    expect(maturedPerformance({ pd, bad: new Uint8Array(40), promisedAuc: 0.7 }, seededRandom(1))).toBeNull();
  });
});
