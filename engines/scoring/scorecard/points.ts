import { assert } from '@lendline/kernel';

/** How log-odds become points: `points0` at odds `odds0` (bad : good), and `pdo` points fewer when the odds double. */
export interface Scaling {
  readonly points0: number;
  readonly odds0: number;
  readonly pdo: number;
}

/** 600 points at one bad in 50 goods; 50 points double the odds. */
export const defaultScaling: Scaling = { points0: 600, odds0: 1 / 50, pdo: 50 };

/** Points of one unit of log-odds: factor B = pdo / ln 2. */
export function pointsPerLogOdds({ pdo }: Scaling): number {
  assert(pdo > 0, 'points to double the odds are above zero');
  return pdo / Math.LN2;
}

/** Points of an applicant of these log-odds of bad: A - B * logit, with A = points0 + B * ln(odds0) (Siddiqi 2006, ch. 6). */
export function pointsAt(logOdds: number, scaling: Scaling): number {
  const factor = pointsPerLogOdds(scaling);
  assert(scaling.odds0 > 0, 'odds0 is above zero');
  return scaling.points0 + factor * Math.log(scaling.odds0) - factor * logOdds;
}

/** Points of a part of the log-odds, as a bin adds them: -B * term. */
export function pointsOf(term: number, scaling: Scaling): number {
  // `+ 0` turns the -0 of an average bin into 0
  return -pointsPerLogOdds(scaling) * term + 0;
}
