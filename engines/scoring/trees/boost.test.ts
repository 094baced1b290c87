import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureColumn } from '../data/guard.ts';
import type { Value } from '../data/table.ts';
import { rank } from '../metrics/ranking.ts';
import { applicants } from '../test/applicants.ts';
import { binRows, valueReader } from './binned-table.ts';
import { type BoostOptions, type BoostRows, fitBoostedTrees } from './boost.ts';
import { logOddsOfRow, logOddsOfRows, type TreeEnsemble } from './tree.ts';

const quick = { trees: 60, learningRate: 0.1 } as const;

function sample(rows: number, seed = 1): BoostRows & { readonly records: Record<string, Value>[] } {
  const { table, records } = applicants(rows, seed);
  const columns = ['income', 'job', 'late', 'noise'].map((name) => table.columns.get(name) as FeatureColumn);
  return { columns, outcomes: { bad: Uint8Array.from(records, ({ bad }) => Number(bad)) }, records };
}

function fit(training: BoostRows, options: Partial<BoostOptions> = {}, watched?: BoostRows): TreeEnsemble {
  return fitBoostedTrees(training, { ...quick, random: seededRandom(7), ...options }, watched).ensemble;
}

function risksOf(ensemble: TreeEnsemble, { columns }: BoostRows): Float64Array {
  return logOddsOfRows(ensemble, binRows(ensemble.features, columns));
}

function logOddsOf(ensemble: TreeEnsemble, record: Record<string, Value>): number {
  const values = ensemble.features.map((feature) => valueReader(feature)(record[feature.name] ?? null));
  return logOddsOfRow(ensemble, values);
}

describe('boosted trees', () => {
  const training = sample(4000, 1);
  const unseen = sample(4000, 2);

  it('rank people they have not seen by what drives the outcome', () => {
    const found = rank({ risk: risksOf(fit(training), unseen), bad: unseen.outcomes.bad }).auc;
    const truth = unseen.records.map(({ income, job, late }) => {
      const lateness = late === null ? 0.5 : 0.15 * Number(late);
      return -0.008 * Number(income) + (job === 'trader' ? 0.9 : 0) + lateness;
    });
    const best = rank({ risk: truth, bad: unseen.outcomes.bad }).auc;
    expect(found).toBeGreaterThan(best - 0.02);
  });

  it('are the same trees for the same seed, and others for another', () => {
    expect(fit(training)).toEqual(fit(training));
    expect(fit(training, { random: seededRandom(8) })).not.toEqual(fit(training));
  });

  it('say of one applicant what they say of a table', () => {
    const ensemble = fit(training);
    const ofTable = risksOf(ensemble, unseen);
    const ofEach = unseen.records.slice(0, 500).map((record) => logOddsOf(ensemble, record));
    expect(ofEach).toEqual([...ofTable.subarray(0, 500)]);
  });

  it('send a level never seen, an unreadable text and a blank where missing values go', () => {
    const ensemble = fit(training);
    const record = unseen.records[0]!;
    const missing = logOddsOf(ensemble, { ...record, job: null, late: null });
    expect(logOddsOf(ensemble, { ...record, job: 'astronaut', late: 'n/a' })).toBe(missing);
  });

  it('stop when more trees help nobody, and keep the best of them', () => {
    const { ensemble, watchedLosses } = fitBoostedTrees(
      training,
      { trees: 500, learningRate: 0.3, patience: 10, random: seededRandom(1) },
      unseen,
    );
    const best = watchedLosses.indexOf(Math.min(...watchedLosses)) + 1;
    expect(ensemble.trees).toHaveLength(best);
    expect(watchedLosses).toHaveLength(best + 10);
  });

  it('learn nothing where there is nothing to learn', () => {
    const random = seededRandom(3);
    const bad = Uint8Array.from({ length: 2000 }, () => random.below(2));
    const noise: FeatureColumn = {
      kind: 'numeric',
      name: 'noise',
      values: Float64Array.from(bad, () => random.normal()),
    };
    const half = (from: number): BoostRows => ({
      columns: [{ ...noise, values: noise.values.slice(from, from + 1000) }],
      outcomes: { bad: bad.subarray(from, from + 1000) },
    });
    expect(fit(half(0), {}, half(1000)).trees.length).toBeLessThan(10);
  });

  it('weigh rows: a weight of two is the row twice', () => {
    const few = sample(300, 5);
    const everything = { rowShare: 1, featureShare: 1, minRows: 1 } as const;
    const twice = (row: number): number => (row % 3 === 0 ? 2 : 1);
    const weights = Float64Array.from({ length: 300 }, (_, row) => twice(row));
    const weighted = fit({ ...few, outcomes: { ...few.outcomes, weights } }, { ...everything, trees: 5 });
    const repeated = Array.from({ length: 300 }, (_, row) => Array.from({ length: twice(row) }, () => row)).flat();
    const columns = few.columns.map((column) =>
      column.kind === 'numeric'
        ? { ...column, values: Float64Array.from(repeated, (row) => column.values[row]!) }
        : { ...column, codes: Int32Array.from(repeated, (row) => column.codes[row]!) },
    );
    const copies = { columns, outcomes: { bad: Uint8Array.from(repeated, (row) => few.outcomes.bad[row]!) } };
    const again = fit(copies, { ...everything, trees: 5 });
    const [one, other] = [risksOf(weighted, few), risksOf(again, few)];
    // The bins of numbers and the order of levels come from rows, not weights: these data have bins for each value.
    for (const [row, value] of one.entries()) expect(value).toBeCloseTo(other[row]!, 6);
  });
});

describe('a monotone constraint', () => {
  const way = fc.constantFrom(1 as const, -1 as const);

  it('holds for every pair of values, whatever the data say', () => {
    fc.assert(
      fc.property(way, fc.integer({ min: 1, max: 1000 }), (direction, seed) => {
        const data = sample(600, seed);
        const ensemble = fit(data, { trees: 20, minRows: 5, monotone: { income: direction } });
        const record = data.records[0]!;
        const risks = Array.from({ length: 61 }, (_, step) =>
          logOddsOf(ensemble, { ...record, income: step * 10 - 300 }),
        );
        const steps = risks.slice(1).map((risk, step) => direction * (risk - risks[step]!));
        expect(Math.min(...steps)).toBeGreaterThan(-1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves a feature that goes the other way without a say', () => {
    const data = sample(3000, 4);
    const ensemble = fit(data, { trees: 20, monotone: { income: 1 } });
    const record = data.records[0]!;
    const [poor, rich] = [-250, 250].map((income) => logOddsOf(ensemble, { ...record, income }));
    expect(rich! - poor!).toBeLessThan(0.2);
  });
});
