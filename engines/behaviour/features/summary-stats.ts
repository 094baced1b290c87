import { paretoCount } from './pareto-count.ts';

/** How the values of a list lie; both are null for an empty list. */
export interface Spread {
  readonly mean: number | null;
  /** Population deviation (divided by n). */
  readonly std: number | null;
}

/** Mean and deviation of a list in its own order. */
export function meanAndStd(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: null, std: null };
  const mean = sum(values) / values.length;
  // One value is no spread at all, even where the division has rounded.
  const squares = values.length === 1 ? 0 : sum(values.map((value) => (value - mean) ** 2));
  return { mean, std: Math.sqrt(squares / values.length) };
}

/** Deviation over mean, without unit; null without values or when the mean is 0. */
export function variation(values: readonly number[]): number | null {
  const { mean, std } = meanAndStd(values);
  return mean === null || std === null || mean === 0 ? null : std / Math.abs(mean);
}

/** Shannon entropy in nats of counts, of which those of 0 add nothing; 0 for one count, null for none. */
export function entropy(counts: readonly number[] | Float64Array): number | null {
  if (counts.length === 0) return null;
  const total = sum(counts);
  let nats = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const share = counts[at]! / total;
    if (share > 0) nats -= share * Math.log(share);
  }
  return Math.max(0, nats);
}

/** The share of the fewest items that hold four fifths of the total; null for no items. */
export function paretoShare(counts: readonly number[] | Float64Array): number | null {
  if (counts.length === 0) return null;
  const ascending = Float64Array.from(counts).sort();
  return paretoCount(ascending, ascending.length, sum(ascending)) / ascending.length;
}

function sum(values: readonly number[] | Float64Array): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at]!;
  return total;
}
