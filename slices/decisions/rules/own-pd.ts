/** What we saw of a borrower's own repayments, settled money only. */
export interface OwnRepayment {
  readonly loansRepaid: number;
  /** Days past due at worst, over all loans and of the last one. */
  readonly worstDpd: number;
  readonly worstDpdLastLoan: number;
}

/** Four loans at 6 %: what a borrower is taken for before their own loans speak. Judgement; no published figure was found. */
const prior = { loans: 4, pd: 0.06 };

/** How much of a default a lateness is. Judgement: 3 days is a forgotten transfer, past 30 days few pay on their own. */
const lateness = [
  { upTo_days: 3, weight: 0 },
  { upTo_days: 7, weight: 0.25 },
  { upTo_days: 30, weight: 0.5 },
  { upTo_days: Infinity, weight: 1 },
] as const;

/**
 * The probability of default that a borrower's own repayments speak for, in ppm: a Laplace-smoothed share of bad loans
 * (additive smoothing, prior as above), where the worst lateness and that of the last loan each stand for one loan. A
 * last loan that was also the worst therefore counts twice: it is the newest evidence. `none` without a repaid loan.
 */
export function ownPd_ppm({ loansRepaid, worstDpd, worstDpdLastLoan }: OwnRepayment): number | 'none' {
  if (loansRepaid === 0) return 'none';
  const bad = Math.min(loansRepaid, weightOf(worstDpd) + weightOf(worstDpdLastLoan));
  const pd = (prior.loans * prior.pd + bad) / (prior.loans + loansRepaid);
  return Math.round(pd * 1e6);
}

function weightOf(days: number): number {
  return lateness.find(({ upTo_days }) => days <= upTo_days)?.weight ?? 1;
}
