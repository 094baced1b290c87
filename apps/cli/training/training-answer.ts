import type { Figures, ModelDocument } from '@lendline/scoring';
import { terminalLocale } from '../io.ts';
import type { StageTimer } from './stage-timer.ts';

/** What a training run answers to a program. */
export function trainingAnswer(model: ModelDocument, timer: StageTimer, out: string) {
  const { training, metrics } = model;
  return {
    models: model.candidates.map(({ kind, validation }) => ({
      kind,
      ...figures(validation),
      seconds: timer.secondsOf(kind),
    })),
    chosen: model.kind,
    test: {
      ...figures(metrics.test),
      auc_95: [metrics.testAuc95.low, metrics.testAuc95.high],
      ece_by_chance_95: metrics.calibration?.eceByChance95,
      calibration_slope: metrics.calibration?.slope,
    },
    calibration: model.calibration.kind,
    profit: profitOf(model),
    fairness: metrics.fairness,
    rows: training.rows,
    split: {
      kind: training.split,
      development: training.developmentRows,
      test: training.testRows,
      test_from: training.time?.testFrom ?? null,
    },
    features: model.features.map(({ name }) => name),
    simulated: model.simulated,
    notes: model.notes,
    out,
  };
}

/** The cut-off that would have earned most on the test rows, with what was assumed: amounts are minor units. */
function profitOf({ charts }: ModelDocument) {
  if (!charts.profit) return null;
  const { assumptions, best } = charts.profit;
  return {
    assumptions,
    best: { pd_below: best.cutOff, approval_rate: best.approvalRate, profit: best.profit },
  };
}

function figures({ auc, ks, gini, brier, ece, rows, badRate }: Figures) {
  return { auc, ks, gini, brier, ece, rows, bad_rate: badRate };
}

/** What it answers to a person. */
export function trainingSummary(model: ModelDocument, out: string): string {
  const { test, testAuc95 } = model.metrics;
  const locale = terminalLocale();
  const notes = model.notes.map(({ column, text }) => `  ${column === null ? '' : `${column}: `}${text[locale]}`);
  const figure = (value: number): string => value.toFixed(4);
  return [
    `${model.kind}${model.simulated ? ' (simulated)' : ''}, ${model.features.length} features, ${out}`,
    `test: ${test.rows} rows, AUC ${figure(test.auc)} (95 %: ${figure(testAuc95.low)} to ${figure(testAuc95.high)}), KS ${figure(test.ks)}, Brier ${figure(test.brier)}, ECE ${figure(test.ece)}`,
    ...notes,
    '',
  ].join('\n');
}
