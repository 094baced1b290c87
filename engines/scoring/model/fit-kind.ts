import { err, ok, type Random, type Result } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { foldRows } from '../data/split.ts';
import { makeTable } from '../data/table.ts';
import { type Directions, fitLinear, linearColumn, type LinearFit } from '../linear/fit.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { logLoss } from '../metrics/probability.ts';
import { fitNet, type NetFit } from '../nets/fit.ts';
import { openNet } from '../nets/open-net.ts';
import { augmentSample, type Rejects } from '../reject/augment-sample.ts';
import { binFeature, type BinningOptions } from '../scorecard/bin-feature.ts';
import { crossWoe } from '../scorecard/cross-woe.ts';
import { fitScorecard, type ScorecardFit, type ScorecardFitOptions, woeColumn } from '../scorecard/fit.ts';
import { binRows } from '../trees/binned-table.ts';
import { logOddsOfRows } from '../trees/tree.ts';
import type { ModelKind } from './document.ts';
import { fitTrees, type TreesFit } from './fit-trees.ts';
import { type Sample, sampleRows } from './sample.ts';
import type { Stack } from './stack.ts';

export interface EnsembleFit {
  readonly intercept: number;
  readonly members: readonly { readonly weight: number; readonly fitted: FittedKind }[];
}

export type FittedKind =
  | { readonly kind: 'scorecard'; readonly fit: ScorecardFit }
  | { readonly kind: 'linear'; readonly fit: LinearFit }
  | { readonly kind: 'trees'; readonly fit: TreesFit }
  | { readonly kind: 'net'; readonly fit: NetFit }
  | { readonly kind: 'ensemble'; readonly fit: EnsembleFit };

export interface KindOptions {
  readonly binning?: BinningOptions;
  /** Special values by column name. */
  readonly specials?: Readonly<Record<string, readonly number[]>>;
  readonly scorecard?: ScorecardFitOptions;
  /** Ridge of the linear kind. */
  readonly ridge: number;
  /** By feature name, for all kinds but nets, which keep to no direction. */
  readonly monotone?: Directions;
  /** People who were refused, and how they enter the fits. */
  readonly rejects?: Rejects;
  /** Which kinds an ensemble is made of, and how much each counts. */
  readonly stack?: Stack;
  readonly random: Random;
  /** Told the loss on watched rows, step by step, by kinds that learn in steps. */
  readonly onLoss?: (step: number, loss: number) => void;
}

type Failure = 'no-signal' | 'singular';

/** Folds for the WOE that scorecard features are chosen by. */
const choosingFolds = 4;

/**
 * Fits one kind; where there are refused people, first to the accepted alone and then to both, the refused with what the
 * first fit says of them. Errors: `no-signal` (no feature says anything about the outcome), `singular`.
 */
export async function fitKind(
  kind: ModelKind,
  sample: Sample,
  { rejects, ...options }: KindOptions,
): Promise<Result<FittedKind, Failure>> {
  if (kind === 'ensemble') return fitEnsemble(sample, { ...options, ...(rejects && { rejects }) });
  if (!rejects) return fitSample(kind, sample, options);
  const { onLoss, ...quiet } = options;
  const first = await fitSample(kind, sample, quiet);
  if (!first.ok) return first;
  const pdsOf = async (features: readonly FeatureColumn[]) => (await logOddsOf(first.value, features)).map(sigmoid);
  const pds = { accepted: await pdsOf(sample.features), rejected: await pdsOf(rejects.columns) };
  return fitSample(kind, augmentSample(sample, rejects, { pds, random: options.random.fork('rejects') }), {
    ...quiet,
    ...(onLoss && { onLoss }),
  });
}

async function fitSample(
  kind: Exclude<ModelKind, 'ensemble'>,
  sample: Sample,
  options: KindOptions,
): Promise<Result<FittedKind, Failure>> {
  if (kind === 'linear') {
    const { ridge, specials, monotone } = options;
    const fit = fitLinear(sample.features, sample.outcomes, { ridge, specials, monotone });
    return fit.ok ? ok({ kind, fit: fit.value }) : fit;
  }
  if (kind === 'trees') {
    const { monotone, onLoss } = options;
    const fit = fitTrees(sample, {
      random: options.random.fork('trees'),
      monotone,
      onTree: ({ tree, watchedLoss }) => watchedLoss !== null && onLoss?.(tree, watchedLoss),
    });
    return fit.ok ? ok({ kind, fit: fit.value }) : fit;
  }
  if (kind === 'net') {
    const { specials, onLoss } = options;
    const fit = await fitNet(sample, {
      random: options.random.fork('net'),
      ...(specials && { specials }),
      onEpoch: ({ member, epoch, watchedLoss }) => (member === 1 ? onLoss?.(epoch, watchedLoss) : undefined),
    });
    return fit.ok ? ok({ kind, fit: fit.value }) : fit;
  }
  return fitCard(sample, options);
}

async function fitEnsemble(sample: Sample, options: KindOptions): Promise<Result<FittedKind, Failure>> {
  const { stack } = options;
  if (!stack) return err('no-signal');
  const members: EnsembleFit['members'][number][] = [];
  for (const [index, { kind, weight }] of stack.members.entries()) {
    const { onLoss, ...quiet } = options;
    // One learning curve is enough to look at: that of the first member that has one.
    const fitted = await fitKind(kind, sample, index === 0 && onLoss ? { ...quiet, onLoss } : quiet);
    if (!fitted.ok) return fitted;
    members.push({ weight, fitted: fitted.value });
  }
  return ok({ kind: 'ensemble', fit: { intercept: stack.intercept, members } });
}

function fitCard({ features, outcomes, groups }: Sample, options: KindOptions): Result<FittedKind, Failure> {
  const binningOf = (column: FeatureColumn): BinningOptions => ({
    ...options.binning,
    specials: options.specials?.[column.name] ?? [],
    ...trendOf(options.monotone?.[column.name]),
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

/** A bad rate that may only rise, or only fall, from bin to bin; as it runs better where nothing is asked for. */
function trendOf(direction: 1 | -1 | undefined): Pick<BinningOptions, 'trend'> {
  return direction === undefined ? {} : { trend: direction === 1 ? 'ascending' : 'descending' };
}

/** Log-odds of every row, before calibration. */
export async function logOddsOf(fitted: FittedKind, features: readonly FeatureColumn[]): Promise<Float64Array> {
  if (fitted.kind === 'trees') {
    const { ensemble } = fitted.fit;
    return logOddsOfRows(ensemble, binRows(ensemble.features, features));
  }
  if (fitted.kind === 'ensemble') {
    const { intercept, members } = fitted.fit;
    const given: { weight: number; logOdds: Float64Array }[] = [];
    for (const { weight, fitted: member } of members)
      given.push({ weight, logOdds: await logOddsOf(member, features) });
    return addWeighted(intercept, given);
  }
  if (fitted.kind === 'net') {
    const net = await openNet(fitted.fit.model);
    try {
      return await net.logOddsOfRows(features);
    } finally {
      await net.close();
    }
  }
  const table = makeTable(features);
  const parts =
    fitted.kind === 'scorecard'
      ? fitted.fit.features.map(({ feature, coefficient }) => woeColumn(table, feature).map((woe) => coefficient * woe))
      : fitted.fit.terms.map((term) => linearColumn(term, table.columns.get(term.name)!));
  const weighted = parts.map((logOdds) => ({ weight: 1, logOdds }));
  return parts.length > 0
    ? addWeighted(fitted.fit.intercept, weighted)
    : new Float64Array(table.rows).fill(fitted.fit.intercept);
}

/** `intercept` plus the weighted sum of columns of one length. */
function addWeighted(
  intercept: number,
  parts: readonly { readonly weight: number; readonly logOdds: Float64Array }[],
): Float64Array {
  const rows = new Float64Array(parts[0]?.logOdds.length ?? 0).fill(intercept);
  for (const { weight, logOdds } of parts) {
    for (let row = 0; row < rows.length; row += 1) rows[row]! += weight * logOdds[row]!;
  }
  return rows;
}

/**
 * Log-odds of every row from models fitted without its fold: how the kind does on rows it has not seen. A fold
 * whose fit fails takes the average log-odds of the sample.
 */
export async function crossFit(
  kind: ModelKind,
  sample: Sample,
  { folds, ...options }: KindOptions & { folds: number },
): Promise<Float64Array> {
  const { bad } = sample.outcomes;
  const foldOf = foldRows({ bad, groups: sample.groups, random: options.random.fork('folds') }, folds);
  const bads = bad.reduce((sum, value) => sum + value, 0);
  const result = new Float64Array(bad.length).fill(Math.log(bads / (bad.length - bads)));
  const all = Int32Array.from(bad.keys());
  for (let fold = 0; fold < folds; fold += 1) {
    const inside = all.filter((row) => foldOf[row] === fold);
    const outside = all.filter((row) => foldOf[row] !== fold);
    const fitted = await fitKind(kind, sampleRows(sample, outside), options);
    if (!fitted.ok) continue;
    const logOdds = await logOddsOf(fitted.value, sampleRows(sample, inside).features);
    for (const [index, row] of inside.entries()) result[row] = logOdds[index]!;
  }
  return result;
}

const ridges = [1, 10, 100, 1000] as const;

/** The ridge of the lowest cross-fitted log loss; the larger of equals. */
export async function chooseRidge(sample: Sample, random: Random): Promise<number> {
  const losses: number[] = [];
  for (const ridge of ridges) {
    const logOdds = await crossFit('linear', sample, { ridge, folds: 4, random: random.fork('ridge') });
    losses.push(logLoss(logOdds.map(sigmoid), sample.outcomes.bad));
  }
  return ridges[losses.lastIndexOf(Math.min(...losses))]!;
}
