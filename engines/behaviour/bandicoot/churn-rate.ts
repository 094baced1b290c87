import { groupKeys } from './group-keys.ts';
import type { LineColumns } from './line-columns.ts';
import { PlaceTally } from './place-tally.ts';

/**
 * One less the cosine between the half hours spent at each place in a week and in the next week that has records: 0 for
 * the same weeks, 1 for no place in common (bandicoot's text calls this a similarity). Always over weeks.
 */
export function churnRate(line: LineColumns): { readonly mean: number; readonly std: number } {
  const places = line.places.places.length;
  const tally = new PlaceTally({ records: line.length, places });
  tally.begin(line);
  const keys = groupKeys(line.slot, 'week');
  let before: Int32Array | null = null;
  const distances: number[] = [];
  const closeWeek = (): void => {
    tally.closeBin();
    const visits = tally.visits.slice();
    if (before) distances.push(1 - cosine(before, visits));
    before = visits;
    tally.clear();
  };
  for (let row = 0; row < line.length; row += 1) {
    if (row > 0 && keys[row] !== keys[row - 1]) closeWeek();
    tally.add(line.slot[row]!, line.place[row]!);
  }
  if (line.length > 0) closeWeek();
  return meanAndStd(distances);
}

function cosine(a: Int32Array, b: Int32Array): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let place = 0; place < a.length; place += 1) {
    product += a[place]! * b[place]!;
    ofA += a[place]! * a[place]!;
    ofB += b[place]! * b[place]!;
  }
  return product / (Math.sqrt(ofA) * Math.sqrt(ofB));
}

function meanAndStd(values: readonly number[]): { readonly mean: number; readonly std: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, std: Math.sqrt(squares / values.length) };
}
