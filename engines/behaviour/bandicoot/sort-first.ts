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
