import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { takeColumnRows } from '../data/table.ts';
import type { FeatureColumn } from '../data/guard.ts';
import { rank } from '../metrics/ranking.ts';
import { type CreditSet, creditSetsPresent, readCreditSet } from '../test/credit-sets.ts';
import { binRows } from './binned-table.ts';
import { type BoostRows, fitBoostedTrees } from './boost.ts';
import { logOddsOfRows } from './tree.ts';

const note = creditSetsPresent ? '' : ' (skipped: the reference data is absent)';

/** Data, splits, and by how much the mean AUC must beat scikit-learn's boosted trees on the same splits. */
const sets = [
  ['german', 10, 0.005],
  ['heloc', 3, 0.008],
  ['taiwan_default', 2, 0.002],
] as const;

describe.skipIf(!creditSetsPresent)(`boosted trees without any tuning${note}`, () => {
  it.each(sets)(
    'rank %s on %i published splits better than the reference by %f',
    (name, splits, margin) => {
      const set = readCreditSet(name);
      const numbers = Array.from({ length: splits }, (_, number) => number);
      const ours = numbers.map((number) => aucOn(set, number));
      const theirs = numbers.map((number) => set.referenceAucs[number]!);
      expect(mean(ours)).toBeGreaterThan(mean(theirs) + margin);
    },
    120_000,
  );
});

function aucOn(set: CreditSet, number: number): number {
  const { development, test } = set.split(number);
  const random = seededRandom(number);
  const watched = Array.from({ length: development.outcomes.bad.length }, () => random.next() < 0.15);
  const { ensemble } = fitBoostedTrees(
    rowsWhere(development, (row) => !watched[row]),
    { random },
    rowsWhere(development, (row) => watched[row] === true),
  );
  const risk = logOddsOfRows(ensemble, binRows(ensemble.features, test.columns));
  return rank({ risk, bad: test.outcomes.bad }).auc;
}

function rowsWhere({ columns, outcomes }: BoostRows, keep: (row: number) => boolean): BoostRows {
  const rows = Int32Array.from({ length: outcomes.bad.length }, (_, row) => row).filter(keep);
  return {
    columns: columns.map((column) => takeColumnRows(column, rows) as FeatureColumn),
    outcomes: { bad: Uint8Array.from(rows, (row) => outcomes.bad[row]!) },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
