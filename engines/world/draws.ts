import type { Random } from '@lendline/kernel';

/** A Poisson count (Knuth's product method; fine for the small means of daily life, `mean` below 500). */
export function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

/** Lognormal with this median and deviation of the logarithm. */
export function lognormal(median: number, spread: number, random: Random): number {
  return median * Math.exp(spread * random.normal());
}

/** Exponential with this mean. */
export function exponential(mean: number, random: Random): number {
  return -mean * Math.log(1 - random.next());
}

/** Index drawn by cumulative weights (ascending; the last is their total). */
export function byWeight(cumulative: Float64Array, random: Random): number {
  const draw = random.next() * cumulative[cumulative.length - 1]!;
  let index = 0;
  while (cumulative[index]! <= draw) index += 1;
  return index;
}

/** Cumulative weights of 1 / rank^exponent (Zipf) over `count` ranks. */
export function zipf(count: number, exponent: number): Float64Array {
  let total = 0;
  return Float64Array.from({ length: count }, (_, rank) => (total += (rank + 1) ** -exponent));
}

export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** A trace of a trait in something visible: correlation `loading` with the trait, the rest is the person's own. */
export function trace(trait: number, loading: number, random: Random): number {
  return loading * trait + Math.sqrt(1 - loading ** 2) * random.normal();
}
