import { groupStarts } from './group-keys.ts';
import type { LineColumns } from './line-columns.ts';
import { PlaceTally } from './place-tally.ts';
import { roomFor, RowGroup } from './row-group.ts';

/** Mean and population deviation; both NaN where there is nothing to take them of. */
export interface Spread {
  readonly mean: number;
  readonly std: number;
}

/**
 * One less the cosine between the half hours spent at each place in a week and in the next week that has records: 0 for
 * the same weeks, 1 for no place in common (bandicoot's text calls this a similarity).
 */
export class ChurnTally {
  readonly #before: Int32Array;
  #distances: number[] = [];
  #weeks = 0;

  constructor(places: number) {
    this.#before = new Int32Array(places);
  }

  /** Takes the half hours of the next week, by number of the place. */
  addWeek(visits: Int32Array): void {
    if (this.#weeks > 0) this.#distances.push(1 - cosine(this.#before, visits));
    this.#before.set(visits);
    this.#weeks += 1;
  }

  /** The rates of all weeks so far; the next week is the first one of another line. */
  close(): Spread {
    const spread = spreadOf(this.#distances);
    this.#distances = [];
    this.#weeks = 0;
    return spread;
  }
}

/** The churn rates of a line, which are always over weeks. */
export function churnRate(line: LineColumns): Spread {
  const room = roomFor([line]);
  const places = new PlaceTally(room);
  const group = new RowGroup(room.records);
  const churn = new ChurnTally(room.places);
  const { starts, keys } = groupStarts(line.day, 'week');
  for (let week = 0; week < keys.length; week += 1) {
    group.length = 0;
    for (let row = starts[week]!; row < starts[week + 1]!; row += 1) group.rows[group.length++] = row;
    places.count(line, group);
    churn.addWeek(places.visits);
  }
  return churn.close();
}

function cosine(a: Int32Array, b: Int32Array): number {
  let product = 0;
  let ofA = 0;
  let ofB = 0;
  for (let place = 0; place < a.length; place += 1) {
    product += a[place]! * b[place]!;
    ofA += a[place]! * a[place]!;
    ofB += b[place]! * b[place]!;
  }
  return product / (Math.sqrt(ofA) * Math.sqrt(ofB));
}

function spreadOf(values: readonly number[]): Spread {
  let total = 0;
  for (const value of values) total += value;
  const mean = total / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, std: Math.sqrt(squares / values.length) };
}
