/**
 * The share of the fewest items that hold four fifths of the total; NaN for no items. A total of 0 is reached by none.
 */
export function paretoShare(ascending: Float64Array, length: number): number {
  let total = 0;
  for (let index = 0; index < length; index += 1) total += ascending[index]!;
  let left = Math.ceil(total * 0.8);
  let used = 0;
  while (left > 0 && used < length) {
    used += 1;
    left -= ascending[length - used]!;
  }
  return used / length;
}

const fewEnoughToInsert = 64;

/** Sorts the first values of an array, ascending, in place. */
export function sortFirst(values: Float64Array, length: number): void {
  if (length > fewEnoughToInsert) {
    values.subarray(0, length).sort();
    return;
  }
  for (let index = 1; index < length; index += 1) {
    const value = values[index]!;
    let at = index - 1;
    while (at >= 0 && values[at]! > value) {
      values[at + 1] = values[at]!;
      at -= 1;
    }
    values[at + 1] = value;
  }
}
