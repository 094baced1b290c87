import { assert } from '@lendline/kernel';

/** Sets of outcomes that hold the true one with a stated probability, whatever the model. */
export interface SplitConformal {
  /** Share of misses allowed: 0.1 for sets that are right in 90 of 100. */
  readonly alpha: number;
  /** An outcome belongs to the set when one less its probability is at most this. */
  readonly threshold: number;
  readonly rows: number;
}

export type OutcomeSet = 'good' | 'bad' | 'both' | 'none';

/**
 * Split conformal prediction (Vovk, Gammerman and Shafer 2005; Lei et al. 2018): `pd` and `bad` are rows that neither the
 * model nor its calibration was fitted to. For rows like those, the true outcome is in the set in at least 1 - `alpha`
 * of cases. With too few rows for `alpha`, every set holds both.
 */
export function fitSplitConformal(pd: ArrayLike<number>, bad: ArrayLike<number>, alpha: number): SplitConformal {
  assert(alpha > 0 && alpha < 1, 'a share of misses lies between 0 and 1');
  const strangeness = Float64Array.from(pd, (value, row) => (bad[row] === 1 ? 1 - value : value)).sort();
  const place = Math.ceil((strangeness.length + 1) * (1 - alpha));
  return { alpha, threshold: strangeness[place - 1] ?? 1, rows: strangeness.length };
}

/** The outcomes that cannot be ruled out: one of them, both where the model is unsure, none where it knows no such row. */
export function outcomeSet({ threshold }: SplitConformal, pd: number): OutcomeSet {
  const [good, bad] = [pd <= threshold, 1 - pd <= threshold];
  if (good && bad) return 'both';
  if (good) return 'good';
  return bad ? 'bad' : 'none';
}

export interface ConformalCheck {
  /** Share of the rows whose true outcome is in their set. */
  readonly coverage: number;
  readonly counts: Readonly<Record<OutcomeSet, number>>;
}

/** How often the sets of other rows hold the truth, and how often they say something. */
export function checkConformal(
  conformal: SplitConformal,
  pd: ArrayLike<number>,
  bad: ArrayLike<number>,
): ConformalCheck {
  const counts = { good: 0, bad: 0, both: 0, none: 0 };
  let covered = 0;
  for (let row = 0; row < pd.length; row += 1) {
    const set = outcomeSet(conformal, pd[row]!);
    counts[set] += 1;
    if (set === 'both' || set === (bad[row] === 1 ? 'bad' : 'good')) covered += 1;
  }
  return { coverage: covered / pd.length, counts };
}
