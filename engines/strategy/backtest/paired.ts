import { type Confidence, type Counted, type Interval, normalQuantile, wilson } from '../experiments/intervals.ts';

/** How the same people were told apart by two strategies. */
export interface Discordant {
  readonly of: number;
  /** Taken by the second and not by the first. */
  readonly onlySecond: number;
  readonly onlyFirst: number;
}

/**
 * The interval of the share that the second takes less the share that the first takes, of the same people: the adjusted
 * Wald interval with half a person more in each of the four cells (A. Agresti, Y. Min, Statistics in Medicine 24, 2005,
 * 729-740, "Wald+2").
 */
export function pairedDifference({ of, onlySecond, onlyFirst }: Discordant, confidence: Confidence): Interval {
  const all = of + 2;
  const difference = (onlySecond - onlyFirst) / all;
  const variance = (onlySecond + onlyFirst + 1 - (onlySecond - onlyFirst) ** 2 / all) / all ** 2;
  const half = normalQuantile(confidence) * Math.sqrt(variance);
  return { low: Math.max(-1, difference - half), high: Math.min(1, difference + half) };
}

/** Bad loans among those that both strategies take, and among those that one of them takes. */
export interface Overlapping {
  readonly both: Counted;
  readonly onlyFirst: Counted;
  readonly onlySecond: Counted;
}

/**
 * The interval of the rate among those the second takes less the rate among those the first takes, where some are taken by
 * both and have one outcome. Two Wilson intervals are put together as Newcombe does (method 10), less twice what the two
 * rates have in common (G. Y. Zou, A. Donner, Statistics in Medicine 27, 2008, 1693-1702): without common people it is
 * Newcombe's, and where both take the same people there is no difference. Null where either takes nobody.
 */
export function overlappingDifference(
  { both, onlyFirst, onlySecond }: Overlapping,
  confidence: Confidence,
): Interval | null {
  const first = together(both, onlyFirst);
  const second = together(both, onlySecond);
  if (first.of === 0 || second.of === 0) return null;
  if (onlyFirst.of === 0 && onlySecond.of === 0) return { low: 0, high: 0 };
  const [a, b] = [first.count / first.of, second.count / second.of];
  const [ofA, ofB] = [wilson(first, confidence), wilson(second, confidence)];
  const r = correlation(both, { first, second });
  return {
    low: b - a - joined(b - ofB.low, ofA.high - a, r),
    high: b - a + joined(ofB.high - b, a - ofA.low, r),
  };
}

function together(one: Counted, other: Counted): Counted {
  return { of: one.of + other.of, count: one.count + other.count };
}

/**
 * Of the two rates: the covariance that the common people bring, over the two standard errors. Half a bad and half a good
 * loan stand beside each count, so that a group without any bad loan has a variance.
 */
function correlation(both: Counted, { first, second }: { readonly first: Counted; readonly second: Counted }): number {
  if (both.of === 0) return 0;
  const smoothed = ({ count, of }: Counted): number => (count + 0.5) / (of + 1);
  const [a, b, c] = [smoothed(first), smoothed(second), smoothed(both)];
  const common = (both.of * (c * (1 - a - b) + a * b)) / (first.of * second.of);
  const errors = Math.sqrt(((a * (1 - a)) / first.of) * ((b * (1 - b)) / second.of));
  return Math.max(-1, Math.min(1, common / errors));
}

function joined(one: number, other: number, correlated: number): number {
  return Math.sqrt(Math.max(0, one ** 2 + other ** 2 - 2 * correlated * one * other));
}
