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

/**
 * Two passes over the values: first the mean, then the powers about it. By index, because an iterator over both kinds of
 * array costs more than the sums.
 */
export function momentsOf(values: readonly number[] | Float64Array): Moments {
  const n = values.length;
  if (n === 0) return noMoments;
  let [sum, min, max] = [0, Infinity, -Infinity];
  for (let at = 0; at < n; at += 1) {
    const value = values[at]!;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = sum / n;
  let [m2, m3, m4] = [0, 0, 0];
  for (let at = 0; at < n; at += 1) {
    const off = values[at]! - mean;
    const square = off * off;
    m2 += square;
    m3 += square * off;
    m4 += square * square;
  }
  return { n, sum, min, max, m2, m3, m4 };
}

/**
 * The moments of disjoint sets together (P. Pebay, "Formulas for robust, one-pass parallel computation of covariances and
 * arbitrary-order statistical moments", Sandia SAND2008-6212, equations 2.1 and 3.1). There is no way to take a set out
 * again on purpose: the powers would cancel, so windows are joined anew instead. Sums in place, in plain memory, because
 * a question joins a thousand days.
 */
export class MomentSum {
  /** n, sum, min, max, m2, m3, m4, in this order. */
  readonly #of = new Float64Array(7);

  add(b: Moments): void {
    const a = this.#of;
    const [na, nb] = [a[0]!, b.n];
    if (nb === 0) return;
    if (na === 0) {
      this.#replace(b);
      return;
    }
    const n = na + nb;
    const off = b.sum / nb - a[1]! / na;
    const share = (na * nb) / n;
    const step = off / n;
    const [m2, m3] = [a[4]!, a[5]!];
    a[6]! +=
      b.m4 +
      off * off * step * step * share * (na * na - na * nb + nb * nb) +
      6 * step * step * (na * na * b.m2 + nb * nb * m2) +
      4 * step * (na * b.m3 - nb * m3);
    a[5]! += b.m3 + off * off * step * share * (na - nb) + 3 * step * (na * b.m2 - nb * m2);
    a[4]! += b.m2 + off * off * share;
    a[3] = Math.max(a[3]!, b.max);
    a[2] = Math.min(a[2]!, b.min);
    a[1]! += b.sum;
    a[0] = n;
  }

  addValue(value: number): void {
    this.add({ n: 1, sum: value, min: value, max: value, m2: 0, m3: 0, m4: 0 });
  }

  #replace({ n, sum, min, max, m2, m3, m4 }: Moments): void {
    const a = this.#of;
    a[0] = n;
    a[1] = sum;
    a[2] = min;
    a[3] = max;
    a[4] = m2;
    a[5] = m3;
    a[6] = m4;
  }

  get n(): number {
    return this.#of[0]!;
  }

  get value(): Moments {
    const [n = 0, sum = 0, min = 0, max = 0, m2 = 0, m3 = 0, m4 = 0] = this.#of;
    return { n, sum, min, max, m2, m3, m4 };
  }
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
