import { assert, unreachable } from '@lendline/kernel';
import type { Value } from '../data/table.ts';
import { linearPart } from '../linear/fit.ts';
import { binFinder, labelOf } from '../scorecard/bins.ts';
import { pointsOf } from '../scorecard/points.ts';
import type { BinnedModelFeature, Calibration, ModelDocument, ModelFeature } from './document.ts';

/** What one value of one feature adds. */
export interface Part {
  /** Calibrated log-odds of bad. */
  readonly logOdds: number;
  /** Whole points. */
  readonly points: number;
  /** The bin, level or number in words. */
  readonly bin: string;
  /** A text stood where a number was expected; it counted as missing. */
  readonly unread: boolean;
}

/** The line that Platt's calibration draws through the log-odds; the points stand on it too. */
export function calibrationLine(calibration: Calibration): { readonly intercept: number; readonly slope: number } {
  return calibration.kind === 'platt' ? calibration : { intercept: 0, slope: 1 };
}

/** The parts of one feature of a model, ready to be asked many times. */
export function featureParts(feature: ModelFeature, model: ModelDocument): (value: Value) => Part {
  if (feature.kind === 'binned') return binnedParts(feature, model);
  if (feature.kind === 'number' || feature.kind === 'levels') return linearParts(feature, model);
  return unreachable(feature);
}

function binnedParts(feature: BinnedModelFeature, model: ModelDocument): (value: Value) => Part {
  const { slope } = calibrationLine(model.calibration);
  const parts = feature.bins.map((bin): Part => {
    const logOdds = slope * feature.coefficient * bin.woe;
    return { logOdds, points: bin.points, bin: labelOf(bin.range), unread: false };
  });
  const missing = parts[feature.bins.findIndex(({ range }) => range.kind === 'missing')];
  assert(missing, `feature ${feature.name} has a bin for missing values`);
  const unread: Part = { ...missing, unread: true };
  const find = binFinder(feature.type, feature.bins);
  return (value) => parts[find(value)] ?? unread;
}

function linearParts(feature: Exclude<ModelFeature, BinnedModelFeature>, model: ModelDocument): (value: Value) => Part {
  const { slope } = calibrationLine(model.calibration);
  const part = linearPart(feature);
  return (value) => {
    const { logOdds, read } = part(value);
    const scaled = slope * logOdds;
    const bin = read === 'value' ? String(value).trim() : read === 'other' ? 'other' : 'missing';
    return { logOdds: scaled, points: Math.round(pointsOf(scaled, model.scaling)) + 0, bin, unread: read === 'unread' };
  };
}
