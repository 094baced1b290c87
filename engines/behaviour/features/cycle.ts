import { entropy } from './summary-stats.ts';

/** Entropy of counts over the parts of a cycle, over the greatest possible: 0 in one part, 1 in all alike. */
export function cycleEntropy(counts: Float64Array): number | null {
  if (!counts.some((count) => count > 0)) return null;
  return Math.min(1, (entropy(counts) ?? 0) / Math.log(counts.length));
}

/**
 * How much counts gather in one part of a cycle: the length of their mean direction on the circle, 0 when they are
 * spread evenly and 1 when all fall into one part (K. V. Mardia, P. E. Jupp, "Directional statistics", 2000, 2.2.1). The
 * second harmonic folds the circle once more and so finds two hills, twelve hours apart. Null without counts.
 */
export function resultantLength(counts: Float64Array, harmonic: 1 | 2): number | null {
  let [x, y, total] = [0, 0, 0];
  counts.forEach((count, part) => {
    const angle = (2 * Math.PI * harmonic * part) / counts.length;
    x += count * Math.cos(angle);
    y += count * Math.sin(angle);
    total += count;
  });
  return total === 0 ? null : Math.min(1, Math.hypot(x, y) / total);
}
