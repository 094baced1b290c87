/**
 * How far a figure may be from the reference: absolute below 1, relative above. Counts, cuts, whole points, scores and names
 * must be the same.
 */
export const tolerances = {
  /** WOE, IV, PSI, AUC, KS and other figures of counts: nothing but the order of additions may differ. */
  arithmetic: 1e-10,
  /** Coefficients and standard errors: where the reference stopped iterating. */
  coefficient: 1e-6,
  logLikelihood: 1e-8,
  /** Probabilities of a fit that was made here. */
  probability: 1e-7,
  /** Areas that the reference adds up row by row: it breaks ties by their order, here they count half. */
  ties: 1e-7,
  /** Hosmer-Lemeshow, its p-value and the like: series that end at different places. */
  test: 1e-8,
} as const;
