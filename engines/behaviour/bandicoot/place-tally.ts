import { paretoCount } from '../features/pareto-count.ts';
import { entropyOfCounts } from './entropy.ts';
import { radiusOfGyration } from './gyration.ts';
import { modalPlace } from './half-hour-bins.ts';
import type { Indicator } from './indicator.ts';
import type { LineColumns } from './line-columns.ts';
import { samePlace } from './place-table.ts';
import type { Room, RowGroup } from './row-group.ts';
import { sortFirst } from './sort-first.ts';

/** What bandicoot computes of places, in the order in which the tally writes them. */
export const placeIndicators: readonly Indicator[] = [
  { name: 'number_of_antennas', shape: 'scalar' },
  { name: 'entropy_of_antennas', shape: 'scalar' },
  { name: 'percent_at_home', shape: 'scalar' },
  { name: 'radius_of_gyration', shape: 'scalar' },
  { name: 'frequent_antennas', shape: 'scalar' },
];

/** In how many half hours of one group of records the line was at each place. */
export class PlaceTally {
  /** Half hours by number of the place, of the last group that was counted. */
  readonly visits: Int32Array;
  readonly #places: Int32Array;
  readonly #counts: Float64Array;
  readonly #points: Int32Array;
  readonly #bin: Int32Array;
  #seen = 0;

  constructor({ places, records }: Room) {
    this.#bin = new Int32Array(records);
    this.visits = new Int32Array(places);
    this.#places = new Int32Array(places);
    this.#counts = new Float64Array(places);
    this.#points = new Int32Array(places);
  }

  /** Writes the figures of a group of records. A group without any has bandicoot's values for none. */
  write(line: LineColumns, group: RowGroup, figures: Float64Array): void {
    const bins = this.count(line, group);
    const seen = this.#seen;
    const { point, points } = line.places;
    for (let index = 0; index < seen; index += 1) {
      const place = this.#places[index]!;
      this.#counts[index] = this.visits[place]!;
      this.#points[index] = point[place]!;
    }
    figures[0] = seen;
    figures[1] = entropyOfCounts(this.#counts, seen, bins);
    figures[2] = this.#shareAtHome(line, bins);
    figures[3] = radiusOfGyration(points, { point: this.#points, times: this.#counts, length: seen });
    sortFirst(this.#counts, seen);
    figures[4] = paretoCount(this.#counts, seen, bins);
  }

  /** Counts the half hours of a group of records, and gives how many there are. */
  count(line: LineColumns, { rows, length }: RowGroup): number {
    const { slot, place } = line;
    const bin = this.#bin;
    for (let index = 0; index < this.#seen; index += 1) this.visits[this.#places[index]!] = 0;
    this.#seen = 0;
    let bins = 0;
    for (let start = 0; start < length; bins += 1) {
      const halfHour = slot[rows[start]!]!;
      const first = place[rows[start]!]!;
      let count = 0;
      let mixed = false;
      for (let end = start; end < length && slot[rows[end]!] === halfHour; end += 1) {
        const next = place[rows[end]!]!;
        mixed ||= next !== first;
        bin[count++] = next;
      }
      this.#visit(mixed ? modalPlace(bin, count, line.places) : first);
      start += count;
    }
    return bins;
  }

  #visit(place: number): void {
    if (this.visits[place] === 0) {
      this.#places[this.#seen] = place;
      this.#seen += 1;
    }
    this.visits[place]! += 1;
  }

  #shareAtHome({ home, places: { places, ambiguous } }: LineColumns, bins: number): number {
    if (home < 0) return Number.NaN;
    if (bins === 0) return 0;
    let atHome = this.visits[home]!;
    for (let index = 0; ambiguous && index < this.#seen; index += 1) {
      const place = this.#places[index]!;
      if (place !== home && samePlace(places[place]!, places[home]!)) atHome += this.visits[place]!;
    }
    return atHome / bins;
  }
}
