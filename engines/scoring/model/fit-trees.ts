import { err, ok, type Random, type Result } from '@lendline/kernel';
import { foldRows } from '../data/split.ts';
import { planBins } from '../trees/binned-table.ts';
import { type BoostStep, fitBoostedTrees } from '../trees/boost.ts';
import type { Tree, TreeEnsemble } from '../trees/tree.ts';
import { expectedLogOdds } from '../trees/tree-shap.ts';
import { type Sample, sampleRows } from './sample.ts';

export interface TreesFit {
  /** Log-odds of the average training row: where the parts of the features start from. */
  readonly intercept: number;
  readonly ensemble: TreeEnsemble;
  /** Mean log loss on the watched rows after each tree of the first run. */
  readonly watchedLosses: readonly number[];
}

export interface TreesOptions {
  readonly random: Random;
  /** By feature name: 1, risk may only rise with it; -1, only fall. */
  readonly monotone?: Readonly<Record<string, 1 | -1>> | undefined;
  /** Told of the first run alone, which stands for the others. */
  readonly onTree?: ((grown: BoostStep) => void) | undefined;
}

/** One part in seven of the rows only says when to stop. */
const watchedParts = 7;

/**
 * Boosted trees that stop growing by rows of their own; groups stay on one side. Several runs, each of which watches
 * another part, are averaged: together they learn from all rows, and their average is steadier than any of them. Small
 * tables, where chance is large, get the most runs. Error: `no-signal`, no tree helps.
 */
export function fitTrees(sample: Sample, { random, monotone, onTree }: TreesOptions): Result<TreesFit, 'no-signal'> {
  const { bad } = sample.outcomes;
  const parts = foldRows({ bad, groups: sample.groups, random: random.fork('watched') }, watchedParts);
  const features = planBins(sample.features, bad);
  const runs = runsFor(bad.length);
  const trees: Tree[] = [];
  let [intercept, losses] = [0, [] as readonly number[]];
  for (let run = 0; run < runs; run += 1) {
    const { ensemble, watchedLosses } = fitBoostedTrees(
      rowsWhere(sample, (row) => parts[row] !== run),
      {
        random: random.fork(`trees ${run}`),
        features,
        ...(monotone && { monotone }),
        ...(run === 0 && onTree && { onTree }),
      },
      rowsWhere(sample, (row) => parts[row] === run),
    );
    if (run === 0) losses = watchedLosses;
    intercept += ensemble.intercept / runs;
    trees.push(...ensemble.trees.map((tree) => ({ ...tree, value: tree.value.map((value) => value / runs) })));
  }
  if (trees.length === 0) return err('no-signal');
  const ensemble: TreeEnsemble = { features, intercept, trees };
  return ok({ intercept: expectedLogOdds(ensemble), ensemble, watchedLosses: losses });
}

function runsFor(rows: number): number {
  return Math.max(1, Math.min(5, Math.round(30_000 / rows)));
}

function rowsWhere(sample: Sample, holds: (row: number) => boolean) {
  const rows = Int32Array.from(sample.outcomes.bad.keys()).filter((row) => holds(row));
  const { features, outcomes } = sampleRows(sample, rows);
  return { columns: features, outcomes };
}
