import { type Locale } from '@lendline/kernel';
import type { LinearModelFeature, ModelDocument, ModelFeature } from '../model/document.ts';
import { calibrationLine } from '../model/parts.ts';
import { labelOf } from '../scorecard/bins.ts';
import { pointsOf } from '../scorecard/points.ts';
import { percent, type Say, speaker } from './words.ts';

/** One line of the printed table of points. */
export interface PointsRow {
  readonly feature: string;
  readonly bin: string;
  readonly rows: string;
  readonly badRate: string;
  readonly points: number;
}

/** Every value of every feature with its points, in the order of the model. */
export function pointsRows(model: ModelDocument, locale: Locale): PointsRow[] {
  return model.features.flatMap((feature) => rowsOf(feature, model, locale));
}

function rowsOf(feature: ModelFeature, model: ModelDocument, locale: Locale): PointsRow[] {
  if (feature.kind === 'binned') {
    return feature.bins
      .filter((bin) => bin.rows > 0 || bin.range.kind === 'missing' || bin.range.kind === 'other')
      .map((bin) => ({
        feature: feature.name,
        bin: labelOf(bin.range, locale),
        rows: String(bin.rows),
        badRate: bin.badRate === null ? '–' : percent(bin.badRate),
        points: bin.points,
      }));
  }
  const say = speaker(locale);
  if (feature.kind === 'tree' || feature.kind === 'joint') {
    const points = Math.round(pointsOf(feature.bestLogOdds, model.scaling)) + 0;
    return [{ feature: feature.name, bin: say('dependsOnAll'), rows: '–', badRate: '–', points }];
  }
  const { slope } = calibrationLine(model.calibration);
  return linearEntries(feature, say).map(([bin, coefficient]) => ({
    feature: feature.name,
    bin,
    rows: '–',
    badRate: '–',
    points: Math.round(pointsOf(slope * coefficient, model.scaling)) + 0,
  }));
}

function linearEntries(feature: LinearModelFeature, say: Say): [string, number][] {
  if (feature.kind === 'number') {
    const entries: [string, number][] = [[say('perDeviation'), feature.coefficient]];
    return feature.missing === 0 ? entries : [...entries, [say('missing'), feature.missing]];
  }
  return [
    ...feature.levels.map(({ level, coefficient }): [string, number] => [level, coefficient]),
    [say('other'), feature.other],
    [say('missing'), feature.missing],
  ];
}
