/** How few of the items hold four fifths of their total. A total of 0 is held by none. */
export function paretoCount(ascending: Float64Array, length: number, total: number): number {
  let left = Math.ceil(total * 0.8);
  let used = 0;
  while (left > 0 && used < length) {
    used += 1;
    left -= ascending[length - used]!;
  }
  return used;
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
