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
  /** The same over the quarter that ends with the week: a small lender's weeks have too few outcomes to tell anything. */
  readonly quarter: MaturedPerformance | null;
}

/** Below it the expected AUC of a week moves by chance alone. */
const leastRows = 100;

/**
 * What in a week needs a person. Drift is judged by the test, not by the rule of thumb: a handful of rows cries no wolf,
 * and a large week does not hide a shift that is surely above 0.10.
 */
export function findingsOf(facts: WeekFacts, promised: Promised): readonly Finding[] {
  const { drift, expected, matured, quarter } = facts;
  return [
    ...driftFindings(drift),
    ...(expected.rows >= leastRows && expected.auc < promised.aucLow
      ? [{ finding: 'ranking-expected-worse', about: '', figure: expected.auc, threshold: promised.aucLow } as const]
      : []),
    ...maturedFindings([matured, quarter], promised),
  ];
}

function driftFindings({ score, features }: Drift): readonly Finding[] {
  const isFar = ({ verdict }: { readonly verdict: string }) => verdict === 'watch' || verdict === 'shifted';
  const threshold = thumbLimits.watch;
  const ofScore: readonly Finding[] =
    score && isFar(score) ? [{ finding: 'score-drift', about: '', figure: score.psi, threshold }] : [];
  const ofFeatures = features
    .filter(isFar)
    .map(({ name, psi }): Finding => ({ finding: 'feature-drift', about: name, figure: psi, threshold }));
  return [...ofScore, ...ofFeatures];
}

/** The week speaks first; the quarter where the week says nothing. */
function maturedFindings(windows: readonly (MaturedPerformance | null)[], { auc }: Promised): readonly Finding[] {
  const known = windows.filter((window) => window !== null);
  const worse = known.find(({ ranking }) => ranking === 'worse');
  const off = known.find(({ calibration }) => calibration === 'off');
  const found: Finding[] = [];
  if (worse) found.push({ finding: 'ranking-worse', about: '', figure: worse.figures.auc, threshold: auc });
  if (off) {
    const { meanPd, badRate } = off.figures;
    found.push({ finding: 'calibration-off', about: '', figure: badRate, threshold: meanPd });
  }
  return found;
}
