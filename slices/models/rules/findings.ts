import { type Drift, type ExpectedPerformance, type MaturedPerformance, thumbLimits } from '@lendline/scoring';
import type { AlertFinding } from '../contract.ts';

export interface Finding {
  readonly finding: AlertFinding;
  /** The feature; empty where the finding is about none. */
  readonly about: string;
  readonly figure: number;
  readonly threshold: number;
}

/** What the inventory promises of a model: its AUC on rows that nothing was fitted with, and the interval around it. */
export interface Promised {
  readonly auc: number;
  readonly aucLow: number;
}

export interface WeekFacts {
  readonly drift: Drift;
  readonly expected: ExpectedPerformance;
  readonly matured: MaturedPerformance | null;
}

/** Below it the expected AUC of a week moves by chance alone. */
const leastRows = 100;

/**
 * What in a week needs a person. Drift is judged by the test, not by the rule of thumb: a handful of rows cries no wolf,
 * and a large week does not hide a shift that is surely above 0.10.
 */
export function findingsOf({ drift, expected, matured }: WeekFacts, promised: Promised): readonly Finding[] {
  const found: Finding[] = [];
  const isFar = ({ verdict }: { readonly verdict: string }) => verdict === 'watch' || verdict === 'shifted';
  if (drift.score && isFar(drift.score)) {
    found.push({ finding: 'score-drift', about: '', figure: drift.score.psi, threshold: thumbLimits.watch });
  }
  for (const { name, psi } of drift.features.filter(isFar)) {
    found.push({ finding: 'feature-drift', about: name, figure: psi, threshold: thumbLimits.watch });
  }
  if (expected.rows >= leastRows && expected.auc < promised.aucLow) {
    found.push({ finding: 'ranking-expected-worse', about: '', figure: expected.auc, threshold: promised.aucLow });
  }
  if (matured?.ranking === 'worse') {
    found.push({ finding: 'ranking-worse', about: '', figure: matured.figures.auc, threshold: promised.auc });
  }
  if (matured?.calibration === 'off') {
    const { meanPd, badRate } = matured.figures;
    found.push({ finding: 'calibration-off', about: '', figure: badRate, threshold: meanPd });
  }
  return found;
}
