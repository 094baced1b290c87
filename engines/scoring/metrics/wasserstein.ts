/**
 * The work of moving one distribution onto another (first Wasserstein distance, the area between the two distribution
 * functions), in standard deviations of the first, so that columns of any unit can be compared. Needs no bins.
 */
export function wassersteinInDeviations(expected: ArrayLike<number>, actual: ArrayLike<number>): number {
  const [first, second] = [Float64Array.from(expected).sort(), Float64Array.from(actual).sort()];
  const places = Float64Array.from([...first, ...second]).sort();
  let [area, inFirst, inSecond] = [0, 0, 0];
  for (let at = 0; at + 1 < places.length; at += 1) {
    while (inFirst < first.length && first[inFirst]! <= places[at]!) inFirst += 1;
    while (inSecond < second.length && second[inSecond]! <= places[at]!) inSecond += 1;
    const apart = Math.abs(inFirst / first.length - inSecond / second.length);
    area += apart * (places[at + 1]! - places[at]!);
  }
  const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
  const variance = first.reduce((sum, value) => sum + (value - mean) ** 2, 0) / first.length;
  return area / Math.sqrt(variance);
}
