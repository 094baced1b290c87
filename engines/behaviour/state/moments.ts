/**
 * What a set of numbers comes to, in a form that two disjoint sets can be joined by: sums of powers about the mean, not
 * of the numbers themselves, because those cancel. `min` and `max` are 0 when there is nothing.
 */
export interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** Sum of (x - mean)^2, ^3 and ^4. */
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
}

export const noMoments: Moments = { n: 0, sum: 0, min: 0, max: 0, m2: 0, m3: 0, m4: 0 };

/** Two passes over the values: first the mean, then the powers about it. */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  if (n === 0) return noMoments;
  let [sum, min, max] = [0, Infinity, -Infinity];
  for (const value of values) {
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = sum / n;
  let [m2, m3, m4] = [0, 0, 0];
  for (const value of values) {
    const off = value - mean;
    const square = off * off;
    m2 += square;
    m3 += square * off;
    m4 += square * square;
  }
  return { n, sum, min, max, m2, m3, m4 };
}

/**
 * The moments of two disjoint sets together (P. Pebay, "Formulas for robust, one-pass parallel computation of covariances
 * and arbitrary-order statistical moments", Sandia SAND2008-6212, equations 2.1 and 3.1). There is no inverse on purpose:
 * taking a set out again cancels, so windows are joined anew instead.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const off = b.sum / b.n - a.sum / a.n;
  const share = (a.n * b.n) / n;
  const step = off / n;
  return {
    n,
    sum: a.sum + b.sum,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    m2: a.m2 + b.m2 + off * off * share,
    m3: a.m3 + b.m3 + off * off * step * share * (a.n - b.n) + 3 * step * (a.n * b.m2 - b.n * a.m2),
    m4:
      a.m4 +
      b.m4 +
      off * off * step * step * share * (a.n * a.n - a.n * b.n + b.n * b.n) +
      6 * step * step * (a.n * a.n * b.m2 + b.n * b.n * a.m2) +
      4 * step * (a.n * b.m3 - b.n * a.m3),
  };
}

export function withValue(moments: Moments, value: number): Moments {
  return mergeMoments(moments, { n: 1, sum: value, min: value, max: value, m2: 0, m3: 0, m4: 0 });
}

export function meanOf({ n, sum }: Moments): number | null {
  return n === 0 ? null : sum / n;
}

/** Population deviation, divided by n. */
export function stdOf({ n, m2 }: Moments): number | null {
  return n === 0 ? null : Math.sqrt(Math.max(0, m2) / n);
}

/** Deviation over mean, without unit; null without values or when the mean is 0. */
export function variationOf(moments: Moments): number | null {
  const mean = meanOf(moments);
  const std = stdOf(moments);
  return mean === null || std === null || mean === 0 ? null : std / Math.abs(mean);
}

/** m3 / m2^1.5 of the central moments; 0 when all values are alike. */
export function skewnessOf({ n, m2, m3 }: Moments): number | null {
  if (n === 0) return null;
  const scale = Math.max(0, m2 / n) ** 1.5;
  return scale === 0 ? 0 : m3 / n / scale;
}

/** m4 / m2^2, 3 for a normal distribution; 0 when all values are alike. */
export function kurtosisOf({ n, m2, m4 }: Moments): number | null {
  if (n === 0) return null;
  const scale = (m2 / n) ** 2;
  return scale === 0 ? 0 : m4 / n / scale;
}

/** How a level is distributed over time: each value weighs as long as it was held. */
export interface HeldMoments {
  readonly weight: number;
  readonly mean: number;
  /** Sum of weight * (x - mean)^2. */
  readonly m2: number;
}

export const nothingHeld: HeldMoments = { weight: 0, mean: 0, m2: 0 };

/** The same join with weights for counts. */
export function mergeHeld(a: HeldMoments, b: HeldMoments): HeldMoments {
  if (a.weight <= 0) return b;
  if (b.weight <= 0) return a;
  const weight = a.weight + b.weight;
  const off = b.mean - a.mean;
  return {
    weight,
    mean: a.mean + (off * b.weight) / weight,
    m2: a.m2 + b.m2 + (off * off * a.weight * b.weight) / weight,
  };
}

export function held(value: number, weight: number): HeldMoments {
  return { weight, mean: value, m2: 0 };
}
