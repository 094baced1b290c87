import type { LocalText } from '@lendline/kernel';
import {
  type Drift,
  type DriftReference,
  type ExpectedPerformance,
  labelOf,
  type MaturedPerformance,
  type ReferenceVariable,
  type VariableDrift,
} from '@lendline/scoring';
import type { DriftWeek, VariableFigure } from '../contract.ts';
import { featureLabel } from './feature-label.ts';

/** What was measured about the scores of one week. */
export interface MeasuredWeek {
  readonly week: Temporal.PlainDate;
  readonly rows: number;
  readonly drift: Drift;
  readonly expected: ExpectedPerformance;
  readonly matured: MaturedPerformance | null;
}

/** A week as a page shows it: figures with the bins that they were made with. */
export function driftWeek(row: MeasuredWeek, reference: DriftReference | null): DriftWeek {
  const variables = new Map((reference?.features ?? []).map((variable) => [variable.name, variable]));
  const { score, features } = row.drift;
  return {
    week: row.week.toString(),
    rows: row.rows,
    score: score && figureOf(score, reference?.score ?? undefined),
    features: features.map((feature) => figureOf(feature, variables.get(feature.name))),
    expected: { auc: finite(row.expected.auc), badRate: row.expected.badRate },
    matured: row.matured && maturedView(row.matured),
  };
}

function maturedView({ figures, auc95, ranking, calibration }: MaturedPerformance) {
  const { rows, bads, auc, meanPd, badRate, ece } = figures;
  return { rows, bads, auc, auc95, meanPd, badRate, ece, ranking, calibration };
}

function figureOf(drift: VariableDrift, variable: ReferenceVariable | undefined): VariableFigure {
  const { name, binning, psi, prs, critical, pValue, thumb, verdict, rows, referenceRows, counts } = drift;
  return {
    name,
    label: featureLabel(name),
    binning,
    psi,
    prs,
    noise: finite(critical.noise),
    watch: finite(critical.watch),
    shifted: finite(critical.shifted),
    pValue,
    thumb,
    verdict,
    bins: (variable?.bins ?? []).map((range, bin) => ({
      label: labelsOf(range),
      reference: variable!.counts[bin]! / referenceRows,
      actual: rows > 0 ? counts[bin]! / rows : 0,
    })),
  };
}

function labelsOf(range: ReferenceVariable['bins'][number]): LocalText {
  return { 'zh-CN': labelOf(range, 'zh-CN'), en: labelOf(range, 'en') };
}

/** What JSON kept as null was no number. */
function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
