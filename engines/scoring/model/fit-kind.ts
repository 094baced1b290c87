import { ok, type Random, type Result } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { foldRows } from '../data/split.ts';
import { makeTable } from '../data/table.ts';
import { fitLinear, linearColumn, type LinearFit } from '../linear/fit.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { logLoss } from '../metrics/probability.ts';
import { binFeature, type BinningOptions } from '../scorecard/bin-feature.ts';
import { crossWoe } from '../scorecard/cross-woe.ts';
import { fitScorecard, type ScorecardFit, type ScorecardFitOptions, woeColumn } from '../scorecard/fit.ts';
import { binRows } from '../trees/binned-table.ts';
import { logOddsOfRows } from '../trees/tree.ts';
import type { ModelKind } from './document.ts';
import { fitTrees, type TreesFit } from './fit-trees.ts';
import { type Sample, sampleRows } from './sample.ts';

export type FittedKind =
  | { readonly kind: 'scorecard'; readonly fit: ScorecardFit }
  | { readonly kind: 'linear'; readonly fit: LinearFit }
  | { readonly kind: 'trees'; readonly fit: TreesFit };

export interface KindOptions {
  readonly binning?: BinningOptions;
  /** Special values by column name. */
  readonly specials?: Readonly<Record<string, readonly number[]>>;
  readonly scorecard?: ScorecardFitOptions;
  /** Ridge of the linear kind. */
  readonly ridge: number;
  readonly random: Random;
}

/** Folds for the WOE that scorecard features are chosen by. */
const choosingFolds = 4;

/** Fits one kind. Errors: `no-signal` (no feature says anything about the outcome), `singular`. */
export function fitKind(
  kind: ModelKind,
  sample: Sample,
  options: KindOptions,
): Result<FittedKind, 'no-signal' | 'singular'> {
  if (kind === 'linear') {
    const fit = fitLinear(sample.features, sample.outcomes, options.ridge);
    return fit.ok ? ok({ kind, fit: fit.value }) : fit;
  }
  if (kind === 'trees') {
    const fit = fitTrees(sample, options.random.fork('trees'));
    return fit.ok ? ok({ kind, fit: fit.value }) : fit;
  }
  return fitCard(sample, options);
}

function fitCard(
  { features, outcomes, groups }: Sample,
  options: KindOptions,
): Result<FittedKind, 'no-signal' | 'singular'> {
  const binningOf = (column: FeatureColumn): BinningOptions => ({
    ...options.binning,
    specials: options.specials?.[column.name] ?? [],
  });
  const folds = foldRows({ bad: outcomes.bad, groups, random: options.random.fork('choosing') }, choosingFolds);
  const fit = fitScorecard(
    {
      table: makeTable(features),
      features: features.map((column) => binFeature(column, outcomes, binningOf(column))),
      outcomes,
    },
    {
      choosingColumns: features.map((column) => crossWoe(column, { outcomes, folds }, binningOf(column))),
      ...options.scorecard,
    },
  );
  return fit.ok ? ok({ kind: 'scorecard', fit: fit.value }) : fit;
}

/** Log-odds of every row, before calibration. */
export function logOddsOf(fitted: FittedKind, features: readonly FeatureColumn[]): Float64Array {
  if (fitted.kind === 'trees') {
    const { ensemble } = fitted.fit;
    return logOddsOfRows(ensemble, binRows(ensemble.features, features));
  }
  const table = makeTable(features);
  const rows = new Float64Array(table.rows).fill(fitted.fit.intercept);
  const parts =
    fitted.kind === 'scorecard'
      ? fitted.fit.features.map(({ feature, coefficient }) => woeColumn(table, feature).map((woe) => coefficient * woe))
      : fitted.fit.terms.map((term) => linearColumn(term, table.columns.get(term.name)!));
  for (const part of parts) for (let row = 0; row < rows.length; row += 1) rows[row]! += part[row]!;
  return rows;
}

/**
 * Log-odds of every row from models fitted without its fold: how the kind does on rows it has not seen. A fold
 * whose fit fails takes the average log-odds of the sample.
 */
export function crossFit(
  kind: ModelKind,
  sample: Sample,
  { folds, ...options }: KindOptions & { folds: number },
): Float64Array {
  const { bad } = sample.outcomes;
  const foldOf = foldRows({ bad, groups: sample.groups, random: options.random }, folds);
  const bads = bad.reduce((sum, value) => sum + value, 0);
  const result = new Float64Array(bad.length).fill(Math.log(bads / (bad.length - bads)));
  const all = Int32Array.from(bad.keys());
  for (let fold = 0; fold < folds; fold += 1) {
    const inside = all.filter((row) => foldOf[row] === fold);
    const fitted = fitKind(
      kind,
      sampleRows(
        sample,
        all.filter((row) => foldOf[row] !== fold),
      ),
      options,
    );
    if (!fitted.ok) continue;
    const logOdds = logOddsOf(fitted.value, sampleRows(sample, inside).features);
    for (const [index, row] of inside.entries()) result[row] = logOdds[index]!;
  }
  return result;
}

const ridges = [1, 10, 100, 1000] as const;

/** The ridge of the lowest cross-fitted log loss; the larger of equals. */
export function chooseRidge(sample: Sample, random: Random): number {
  const losses = ridges.map((ridge) => {
    const logOdds = crossFit('linear', sample, { ridge, folds: 4, random: random.fork('ridge') });
    return logLoss(logOdds.map(sigmoid), sample.outcomes.bad);
  });
  return ridges[losses.lastIndexOf(Math.min(...losses))]!;
}
