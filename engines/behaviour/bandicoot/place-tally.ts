import { entropyOfCounts } from './entropy.ts';
import { modalPlace } from './half-hour-bins.ts';
import type { Indicator } from './indicator.ts';
import type { LineColumns } from './line-columns.ts';
import { samePlace } from './place-table.ts';
import { sortFirst } from './pareto-share.ts';
import type { Room, RowGroup } from './row-group.ts';

/** What bandicoot computes of places, in the order in which the tally writes them. */
export const placeIndicators: readonly Indicator[] = [
  { name: 'number_of_antennas', shape: 'scalar' },
  { name: 'entropy_of_antennas', shape: 'scalar' },
  { name: 'percent_at_home', shape: 'scalar' },
  { name: 'radius_of_gyration', shape: 'scalar' },
  { name: 'frequent_antennas', shape: 'scalar' },
];

const earth_km = 6371;
const radians = Math.PI / 180;

/** In how many half hours of one group of records the line was at each place. */
export class PlaceTally {
  /** Half hours by number of the place, of the last group that was counted. */
  readonly visits: Int32Array;
  readonly #places: Int32Array;
  readonly #counts: Float64Array;
  readonly #atPoint: Int32Array;
  readonly #bin: Int32Array;
  #seen = 0;

  constructor({ places, records }: Room) {
    this.#bin = new Int32Array(records);
    this.visits = new Int32Array(places);
    this.#places = new Int32Array(places);
    this.#counts = new Float64Array(places);
    this.#atPoint = new Int32Array(places);
  }

  /** Writes the figures of a group of records. A group without any has bandicoot's values for none. */
  write(line: LineColumns, group: RowGroup, figures: Float64Array): void {
    const bins = this.count(line, group);
    const seen = this.#seen;
    for (let index = 0; index < seen; index += 1) this.#counts[index] = this.visits[this.#places[index]!]!;
    figures[0] = seen;
    figures[1] = entropyOfCounts(this.#counts, seen, bins);
    figures[2] = this.#shareAtHome(line, bins);
    figures[3] = this.#gyration(line);
    figures[4] = this.#frequent(bins);
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

  /** Root of the mean square distance to the mean of the degrees, in km; NaN where no point is known. */
  #gyration({ places: { point, latitude, longitude } }: LineColumns): number {
    const points = this.#atPoint;
    let weight = 0;
    let latitudes = 0;
    let longitudes = 0;
    for (let index = 0; index < this.#seen; index += 1) {
      const place = this.#places[index]!;
      const at = point[place]!;
      if (at < 0) continue;
      const visits = this.visits[place]!;
      points[at]! += visits;
      weight += visits;
      latitudes += latitude[at]! * visits;
      longitudes += longitude[at]! * visits;
    }
    if (weight === 0) return Number.NaN;
    const centre = { latitude: latitudes / weight, longitude: longitudes / weight };
    let squares = 0;
    for (let at = 0; at < latitude.length; at += 1) {
      if (points[at] === 0) continue;
      const apart_km = distance_km(centre, latitude[at]!, longitude[at]!);
      squares += (points[at]! / weight) * apart_km * apart_km;
      points[at] = 0;
    }
    return Math.sqrt(squares);
  }

  /** The number of places that hold four fifths of the half hours. */
  #frequent(bins: number): number {
    const counts = this.#counts;
    sortFirst(counts, this.#seen);
    let left = Math.ceil(bins * 0.8);
    let used = 0;
    while (left > 0 && used < this.#seen) {
      used += 1;
      left -= counts[this.#seen - used]!;
    }
    return used;
  }
}

/** Along a great circle (haversine), for an earth of 6371 km. */
function distance_km(
  from: { readonly latitude: number; readonly longitude: number },
  latitude: number,
  longitude: number,
): number {
  const north = Math.sin(((from.latitude - latitude) * radians) / 2);
  const east = Math.sin(((from.longitude - longitude) * radians) / 2);
  const cosines = Math.cos(from.latitude * radians) * Math.cos(latitude * radians);
  return earth_km * 2 * Math.asin(Math.sqrt(north * north + cosines * east * east));
}
