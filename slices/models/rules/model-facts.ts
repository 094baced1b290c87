import type { ModelDocument } from '@lendline/scoring';

/** The figures of a document that an inventory shows: those on rows that nothing was chosen or fitted with. */
export function metricsOf({ metrics, training }: ModelDocument): Readonly<Record<string, number>> {
  const { auc, ks, gini, brier, ece, badRate } = metrics.test;
  return {
    auc,
    auc_low: metrics.testAuc95.low,
    auc_high: metrics.testAuc95.high,
    ks,
    gini,
    brier,
    ece,
    bad_rate: badRate,
    psi: metrics.psi.value,
    rows: training.rows,
  };
}
