/** How often such an interval holds what is true, in the long run. */
export const confidences = [0.9, 0.95, 0.99] as const;

export type Confidence = (typeof confidences)[number];

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Successes among trials. */
export interface Counted {
  readonly of: number;
  readonly count: number;
}

/** Two-sided quantiles of the normal distribution. */
const quantiles: Readonly<Record<Confidence, number>> = {
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
};

export function normalQuantile(confidence: Confidence): number {
  return quantiles[confidence];
}

/**
 * The interval of a rate by Wilson (1927), which keeps within 0 and 1 and holds also for few trials and for none of them.
 * Without a trial it is everything.
 */
export function wilson({ count, of }: Counted, confidence: Confidence): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const z = quantiles[confidence];
  const rate = count / of;
  const middle = (rate + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  // What is exactly 0 or 1 stays so where rounding would miss it by the last bit.
  return { low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half };
}

/**
 * The interval of `second` less `first`, two rates of different people: Newcombe's hybrid of two Wilson intervals
 * (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10).
 */
export function rateDifference(first: Counted, second: Counted, confidence: Confidence): Interval {
  if (first.of === 0 || second.of === 0) return { low: -1, high: 1 };
  const [a, b] = [first.count / first.of, second.count / second.of];
  const [ofA, ofB] = [wilson(first, confidence), wilson(second, confidence)];
  return {
    low: b - a - Math.hypot(b - ofB.low, ofA.high - a),
    high: b - a + Math.hypot(ofB.high - b, a - ofA.low),
  };
}

/** Numbers of which only count, mean and spread are kept (B. P. Welford, Technometrics 4, 1962). */
export class Spread {
  count = 0;
  mean = 0;
  #squares = 0;

  add(value: number): void {
    this.count += 1;
    const off = value - this.mean;
    this.mean += off / this.count;
    this.#squares += off * (value - this.mean);
  }

  /** Of the values, with n - 1; 0 of fewer than two. */
  get variance(): number {
    return this.count < 2 ? 0 : this.#squares / (this.count - 1);
  }
}

/** The interval of a mean by Student's t; null of fewer than two values, of which nothing can be said. */
export function meanInterval({ count, mean, variance }: Spread, confidence: Confidence): Interval | null {
  if (count < 2) return null;
  const half = studentQuantile(count - 1, confidence) * Math.sqrt(variance / count);
  return { low: mean - half, high: mean + half };
}

/**
 * The interval of the mean of `second` less that of `first`, of different people and spreads: Welch's t, with the degrees
 * of freedom of Satterthwaite (B. L. Welch, Biometrika 34, 1947). Null where either has fewer than two values.
 */
export function meanDifference(first: Spread, second: Spread, confidence: Confidence): Interval | null {
  if (first.count < 2 || second.count < 2) return null;
  const [a, b] = [first.variance / first.count, second.variance / second.count];
  const difference = second.mean - first.mean;
  if (a + b === 0) return { low: difference, high: difference };
  const freedom = (a + b) ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1));
  const half = studentQuantile(freedom, confidence) * Math.sqrt(a + b);
  return { low: difference - half, high: difference + half };
}

/** Two-sided, exact of one and two degrees of freedom: an expansion about the normal would be far off there. */
function studentQuantile(freedom: number, confidence: Confidence): number {
  const p = confidence;
  if (freedom < 1.5) return Math.tan((Math.PI / 2) * p);
  if (freedom < 2.5) return p * Math.sqrt(2 / (1 - p * p));
  return expandedQuantile(freedom, quantiles[confidence]);
}

/** M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.7.5: within 1 % from 4 degrees of freedom on. */
function expandedQuantile(v: number, z: number): number {
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const g4 = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160;
  return z + g1 / v + g2 / v ** 2 + g3 / v ** 3 + g4 / v ** 4;
}
