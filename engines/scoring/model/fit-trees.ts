import { err, ok, type Random, type Result } from '@lendline/kernel';
import { splitRows } from '../data/split.ts';
import { fitBoostedTrees } from '../trees/boost.ts';
import type { TreeEnsemble } from '../trees/tree.ts';
import { TreeExplainer } from '../trees/tree-shap.ts';
import { type Sample, sampleRows } from './sample.ts';

export interface TreesFit {
  /** Log-odds of the average training row: where the parts of the features start from. */
  readonly intercept: number;
  readonly ensemble: TreeEnsemble;
}

/** Share of the rows that only say when to stop. */
const watchedShare = 0.15;

/** Boosted trees that stop growing by rows of their own; groups stay on one side. Error: `no-signal`, no tree helps. */
export function fitTrees(sample: Sample, random: Random): Result<TreesFit, 'no-signal'> {
  const { bad } = sample.outcomes;
  const split = splitRows({
    rows: Int32Array.from(bad.keys()),
    testShare: watchedShare,
    groups: sample.groups,
    bad,
    random: random.fork('watched'),
  });
  const rowsOf = (rows: Int32Array) => {
    const { features, outcomes } = sampleRows(sample, rows);
    return { columns: features, outcomes };
  };
  const options = { random: random.fork('trees') };
  const { ensemble } = fitBoostedTrees(rowsOf(split.development), options, rowsOf(split.test));
  if (ensemble.trees.length === 0) return err('no-signal');
  return ok({ intercept: new TreeExplainer(ensemble).expected, ensemble });
}
