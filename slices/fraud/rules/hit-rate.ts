/** How many of some assessments a typology hit. */
export interface HitCount {
  readonly hits: number;
  readonly assessments: number;
}

export interface GuardRules {
  /** The last so many assessments are held against those before them. */
  readonly recent: number;
  /** And so many before them at most. */
  readonly baseline: number;
  /** Below so many before them, nothing is known of what is usual. */
  readonly leastBaseline: number;
  /** Halted when so many hits are less probable than this if nothing had changed. */
  readonly significance: number;
  /** And when the rate rose by this factor at least: with many assessments the smallest rise is significant. */
  readonly leastRise: number;
}

/**
 * A false alarm halts a check, so that it has to be rare: at 1e-5 a typology that is looked at after every 50 assessments is halted by
 * chance about once in 5 million assessments. House policy of November 2026; no published figure was found.
 */
export const guardRules: GuardRules = {
  recent: 200,
  baseline: 2_000,
  leastBaseline: 200,
  significance: 1e-5,
  leastRise: 3,
};

export interface Jump {
  readonly pValue: number;
  readonly jumped: boolean;
}

/** Whether the hit rate of the last assessments jumped, judged by how probable so many hits are at the rate before. */
export function judgeHitRate(recent: HitCount, baseline: HitCount, rules: GuardRules): Jump {
  // One more hit than was seen (Laplace, 1814): a typology that never hit is not known to be impossible.
  const usual = (baseline.hits + 1) / (baseline.assessments + 2);
  const pValue = binomialTail(recent.hits, recent.assessments, usual);
  const isKnown = baseline.assessments >= rules.leastBaseline && recent.assessments >= rules.recent;
  const rose = recent.hits >= rules.leastRise * usual * recent.assessments;
  return { pValue, jumped: isKnown && rose && pValue < rules.significance };
}

/**
 * P(X >= hits) of a binomial distribution, exactly: its terms are summed in logarithms, where neither end is lost to rounding to
 * zero. Errors: none; a rate outside 0 to 1 is taken as its bound.
 */
export function binomialTail(hits: number, trials: number, rate: number): number {
  if (hits <= 0) return 1;
  if (hits > trials || rate <= 0) return 0;
  if (rate >= 1) return 1;
  let log = logChoose(trials, hits) + hits * Math.log(rate) + (trials - hits) * Math.log1p(-rate);
  let tail = 0;
  for (let k = hits; k <= trials; k += 1) {
    tail += Math.exp(log);
    log += Math.log((trials - k) / (k + 1)) + Math.log(rate) - Math.log1p(-rate);
  }
  return Math.min(1, tail);
}

function logChoose(trials: number, hits: number): number {
  let log = 0;
  for (let k = 1; k <= hits; k += 1) log += Math.log(trials - hits + k) - Math.log(k);
  return log;
}
