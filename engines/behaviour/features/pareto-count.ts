/**
 * How few of the items hold four fifths of their total, rounded up to a whole unit: what strict features and bandicoot's
 * indicators both count. A total of 0, or one that is no number, is held by none.
 *
 * @param ascending the amounts in ascending order; only the first `length` of them count
 */
export function paretoCount(ascending: Float64Array, length: number, total: number): number {
  let left = Math.ceil(total * 0.8);
  let used = 0;
  while (left > 0 && used < length) {
    used += 1;
    left -= ascending[length - used]!;
  }
  return used;
}
