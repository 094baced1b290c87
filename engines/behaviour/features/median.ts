/** The mean of the middle two of the first values where their number is even. Reorders them. `length` is at least 1. */
export function medianOf(values: Float64Array, length: number): number {
  const upper = length >> 1;
  const high = select(values, length, upper);
  if (length % 2 === 1) return high;
  // Whatever stands left of the selected place is not greater, so its greatest is the lower of the middle two.
  let low = values[0]!;
  for (let index = 1; index < upper; index += 1) if (values[index]! > low) low = values[index]!;
  return (high + low) / 2;
}

/**
 * The value that sorting would put at a rank; everything before it ends up not greater, everything after not smaller
 * (C. A. R. Hoare, "Algorithm 65: find", CACM 4(7), 1961). What stands at the rank is the pivot, which keeps lists that
 * rise, fall, or rise and then fall linear.
 */
function select(values: Float64Array, length: number, rank: number): number {
  let from = 0;
  let to = length - 1;
  while (from < to) {
    const pivot = values[rank]!;
    let left = from;
    let right = to;
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left > right) break;
      const swapped = values[left]!;
      values[left] = values[right]!;
      values[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (right < rank) from = left;
    if (rank < left) to = right;
  }
  return values[rank]!;
}
