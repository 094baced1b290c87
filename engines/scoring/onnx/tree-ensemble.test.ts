import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureColumn } from '../data/guard.ts';
import { cellOf } from '../data/table.ts';
import { applicants } from '../test/applicants.ts';
import { creditSetsPresent, readCreditSet } from '../test/credit-sets.ts';
import { valueReader } from '../trees/binned-table.ts';
import { type BoostRows, fitBoostedTrees } from '../trees/boost.ts';
import { logOddsOfRow, type TreeEnsemble } from '../trees/tree.ts';
import { openSession } from './session.ts';
import { treesToOnnx } from './tree-ensemble.ts';

function sample(rows: number, seed: number): BoostRows {
  const { table, records } = applicants(rows, seed);
  const columns = ['income', 'job', 'late', 'noise'].map((name) => table.columns.get(name) as FeatureColumn);
  return { columns, outcomes: { bad: Uint8Array.from(records, ({ bad }) => Number(bad)) } };
}

/** Values of each row as trees read them. */
function valuesOf({ features }: TreeEnsemble, columns: readonly FeatureColumn[]): number[][] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const rows = columns[0]!.kind === 'numeric' ? columns[0]!.values.length : columns[0]!.codes.length;
  const readers = features.map((feature) => {
    const read = valueReader(feature);
    return (row: number) => read(cellOf(byName.get(feature.name)!, row));
  });
  return Array.from({ length: rows }, (_, row) => readers.map((read) => read(row)));
}

/** Largest distance between what the runtime and the trees themselves say. */
async function worstDifference(ensemble: TreeEnsemble, rows: readonly number[][]): Promise<number> {
  const session = await openSession(treesToOnnx(ensemble));
  const x = {
    type: 'float64',
    shape: [rows.length, ensemble.features.length],
    elements: Float64Array.from(rows.flat()),
  } as const;
  const { logOdds } = await session.run({ x }, { logOdds: null });
  await session.release();
  return rows.reduce(
    (worst, values, row) => Math.max(worst, Math.abs(logOddsOfRow(ensemble, values) - Number(logOdds![row]))),
    0,
  );
}

describe('boosted trees in the runtime', () => {
  const training = sample(2000, 1);
  const { ensemble } = fitBoostedTrees(training, { trees: 100, random: seededRandom(1) });

  it('say what they say here, on rows they have not seen', async () => {
    expect(await worstDifference(ensemble, valuesOf(ensemble, sample(2000, 2).columns))).toBeLessThan(1e-6);
  });

  it('send a missing value to the same side at every node', async () => {
    const value = fc.oneof(fc.constant(Number.NaN), fc.double({ noNaN: true }).map(Math.fround));
    const row = fc.array(value, { minLength: ensemble.features.length, maxLength: ensemble.features.length });
    const sides = fc.array(row, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(sides, async (rows) => {
        expect(await worstDifference(ensemble, rows)).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('say the average where no tree was grown', async () => {
    expect(await worstDifference({ ...ensemble, trees: [] }, [[0, 0, 0, 0]])).toBeLessThan(1e-6);
  });
});

describe.skipIf(!creditSetsPresent)(
  `boosted trees of public data in the runtime${creditSetsPresent ? '' : ' (skipped: the reference data is absent)'}`,
  () => {
    it.each(['german', 'heloc', 'taiwan_default'])(
      '%s: say what they say here',
      async (name) => {
        const { development, test } = readCreditSet(name).split(0);
        const { ensemble } = fitBoostedTrees(development, { trees: 150, learningRate: 0.1, random: seededRandom(1) });
        expect(await worstDifference(ensemble, valuesOf(ensemble, test.columns))).toBeLessThan(1e-6);
      },
      60_000,
    );
  },
);
