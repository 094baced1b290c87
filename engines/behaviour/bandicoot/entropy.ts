// Most counts are small, and a logarithm costs as much as the rest of an entropy.
const known = Float64Array.from({ length: 1024 }, (_, count) => (count === 0 ? 0 : count * Math.log(count)));

/**
 * Shannon entropy in nats of counts that add up to `total`: ln n - (sum of c ln c) / n, the sum of -p ln p with one
 * logarithm. 0 for one count, NaN (None in bandicoot) for none.
 */
export function entropyOfCounts(counts: Float64Array | Int32Array, length: number, total: number): number {
  if (length <= 1) return length === 0 ? Number.NaN : 0;
  let sum = 0;
  for (let index = 0; index < length; index += 1) {
    const count = counts[index]!;
    sum += count < known.length ? known[count]! : count * Math.log(count);
  }
  return Math.log(total) - sum / total;
}
