import { assert } from '@lendline/kernel';
import { linearColumn, type LinearTerm } from '../linear/fit.ts';
import type { WeightedFeature } from '../scorecard/fit.ts';
import { pointsAt, pointsOf, type Scaling } from '../scorecard/points.ts';
import type {
  BinnedModelFeature,
  Calibration,
  ModelDocument,
  ModelFeature,
  JointModelFeature,
  StoredMember,
} from './document.ts';
import type { EnsembleFit, FittedKind } from './fit-kind.ts';
import type { Sample } from './sample.ts';
import { calibrationLine } from './parts.ts';
import { describeNet } from './net-features.ts';
import { storeTrees } from './stored-trees.ts';
import { describeTrees } from './tree-features.ts';

/** The scoring half of a model document. */
export interface ScoringPart {
  readonly intercept: number;
  readonly basePoints: number;
  readonly features: readonly ModelFeature[];
  readonly trees?: NonNullable<ModelDocument['trees']>;
  readonly net?: NonNullable<ModelDocument['net']>;
  readonly members?: NonNullable<ModelDocument['members']>;
}

export interface Frame {
  readonly sample: Sample;
  readonly scaling: Scaling;
  readonly slope: number;
}

type Unshared = ModelFeature & { readonly spread: number };

/**
 * Turns a fit into features with points. A Platt calibration is folded in: points stand on calibrated log-odds, so
 * `points0` means `odds0` of the PD that is given out. Each number of points is rounded once, to whole points.
 */
export async function describeFeatures(
  fitted: FittedKind,
  { sample, scaling, calibration }: { sample: Sample; scaling: Scaling; calibration: Calibration },
): Promise<ScoringPart> {
  const line = calibrationLine(calibration);
  const { spreads, ...part } = await describeFit(fitted, { sample, scaling, slope: line.slope });
  const all = spreads.reduce((sum, spread) => sum + spread, 0);
  return {
    ...part,
    basePoints: Math.round(pointsAt(line.intercept + line.slope * part.intercept, scaling)),
    features: part.features.map((feature, index) => ({
      ...feature,
      importance: all > 0 ? spreads[index]! / all : 0,
    })),
  };
}

export type Described = Omit<ScoringPart, 'basePoints'> & { readonly spreads: readonly number[] };

async function describeFit(fitted: FittedKind, frame: Frame): Promise<Described> {
  if (fitted.kind === 'net') return describeNet(fitted.fit, frame);
  if (fitted.kind === 'ensemble') return describeEnsemble(fitted.fit, frame);
  const features = describeKind(fitted, frame);
  return {
    intercept: fitted.fit.intercept,
    features: features.map(({ spread: _, ...feature }) => feature),
    spreads: features.map(({ spread }) => spread),
    ...(fitted.kind === 'trees' && { trees: storeTrees(fitted.fit.ensemble) }),
  };
}

async function describeEnsemble({ intercept, members }: EnsembleFit, frame: Frame): Promise<Described> {
  const described = await Promise.all(
    members.map(async ({ weight, fitted }) => ({
      weight,
      kind: fitted.kind as StoredMember['kind'],
      ...(await describeFit(fitted, { ...frame, slope: frame.slope * weight })),
    })),
  );
  const names = new Set(described.flatMap(({ features }) => features.map(({ name }) => name)));
  const shared = Array.from(names, (name) => jointFeature(name, described, frame));
  return {
    intercept: described.reduce((sum, member) => sum + member.weight * member.intercept, intercept),
    features: shared.map(({ spread: _, ...feature }) => feature),
    spreads: shared.map(({ spread }) => spread),
    members: described.map(({ spreads: _, ...member }) => member),
  };
}

function jointFeature(
  name: string,
  members: readonly Described[],
  { sample }: Frame,
): JointModelFeature & { spread: number } {
  const own = members.flatMap(({ features, spreads }) => {
    const at = features.findIndex((feature) => feature.name === name);
    return at < 0 ? [] : [{ feature: features[at]!, spread: spreads[at]! }];
  });
  const sumOf = (pick: (one: (typeof own)[number]) => number): number => own.reduce((sum, one) => sum + pick(one), 0);
  return {
    kind: 'joint',
    name,
    type: sample.features.find((column) => column.name === name)?.kind ?? 'numeric',
    averageLogOdds: sumOf(({ feature }) => feature.averageLogOdds),
    bestLogOdds: sumOf(({ feature }) => feature.bestLogOdds),
    importance: 0,
    spread: sumOf(({ spread }) => spread),
  };
}

function describeKind(fitted: Exclude<FittedKind, { kind: 'ensemble' | 'net' }>, frame: Frame): Unshared[] {
  if (fitted.kind === 'trees') return describeTrees(fitted.fit, frame);
  if (fitted.kind === 'linear') return fitted.fit.terms.map((term) => describeTerm(term, frame));
  return fitted.fit.features.map((feature) => describeBinned(feature, frame));
}

function describeBinned(
  { feature, coefficient, standardError, pValue }: WeightedFeature,
  { scaling, slope }: Frame,
): BinnedModelFeature & { spread: number } {
  const terms = feature.bins.map(({ woe }) => slope * coefficient * woe);
  const rows = feature.bins.reduce((sum, bin) => sum + bin.rows, 0);
  const averageLogOdds = feature.bins.reduce((sum, bin, index) => sum + bin.rows * terms[index]!, 0) / rows;
  return {
    kind: 'binned',
    name: feature.name,
    type: feature.type,
    trend: feature.trend,
    iv: feature.iv,
    coefficient,
    standardError,
    pValue,
    averageLogOdds,
    bestLogOdds: Math.min(...terms),
    importance: 0,
    spread:
      feature.bins.reduce((sum, bin, index) => sum + bin.rows * Math.abs(terms[index]! - averageLogOdds), 0) / rows,
    bins: feature.bins.map((bin, index) => ({
      range: bin.range,
      rows: bin.rows,
      badRate: bin.rows > 0 ? bin.bad / (bin.good + bin.bad) : null,
      woe: bin.woe,
      iv: bin.iv,
      points: Math.round(pointsOf(terms[index]!, scaling)) + 0,
    })),
  };
}

function describeTerm(term: LinearTerm, { sample, slope }: Frame): Unshared {
  const column = sample.features.find(({ name }) => name === term.name);
  assert(column, `the sample has the column ${term.name}`);
  const parts = linearColumn(term, column).map((part) => slope * part);
  const averageLogOdds = mean(parts);
  return {
    ...term,
    averageLogOdds,
    bestLogOdds: slope * bestOf(term),
    importance: 0,
    spread: mean(parts.map((part) => Math.abs(part - averageLogOdds))),
  };
}

function bestOf(term: LinearTerm): number {
  if (term.kind === 'levels') {
    return Math.min(term.other, term.missing, ...term.levels.map(({ coefficient }) => coefficient));
  }
  const ends = [term.low, term.high].map((value) => (term.coefficient * (value - term.mean)) / term.deviation);
  return Math.min(term.missing, ...ends, ...(term.specials ?? []).map(({ coefficient }) => coefficient));
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
