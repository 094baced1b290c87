// Most counts are small, and a logarithm costs as much as the rest of an entropy.
const logs = Float64Array.from({ length: 2048 }, (_, count) => Math.log(count));

/**
 * Shannon entropy in nats of counts that add up to `total`: ln n - (sum of c ln c) / n, the sum of -p ln p with one
 * logarithm. 0 for one count, NaN (None in bandicoot) for none.
 */
export function entropyOfCounts(counts: Float64Array | Int32Array, length: number, total: number): number {
  if (length <= 1) return length === 0 ? Number.NaN : 0;
  let sum = 0;
  for (let index = 0; index < length; index += 1) {
    const count = counts[index]!;
    sum += count * logOf(count);
  }
  return logOf(total) - sum / total;
}

function logOf(count: number): number {
  return count < logs.length ? logs[count]! : Math.log(count);
}
