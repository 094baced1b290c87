import { entropyOfCounts } from './entropy.ts';
import { modalPlace } from './half-hour-bins.ts';
import type { Indicator } from './indicator.ts';
import type { LineColumns } from './line-columns.ts';
import { type PlaceTable, samePlace } from './place-table.ts';

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
  bins = 0;
  #seen = 0;
  readonly #visits: Int32Array;
  readonly #places: Int32Array;
  readonly #counts: Int32Array;
  readonly #atPoint: Int32Array;
  readonly #bin: Int32Array;
  readonly #atHome: Uint8Array;
  #table: PlaceTable | undefined;
  #hasHome = false;
  #slot = -Infinity;
  #inBin = 0;
  #mixed = false;

  constructor({ records, places }: { readonly records: number; readonly places: number }) {
    this.#visits = new Int32Array(places);
    this.#places = new Int32Array(places);
    this.#counts = new Int32Array(places);
    this.#atPoint = new Int32Array(places);
    this.#bin = new Int32Array(records);
    this.#atHome = new Uint8Array(places);
  }

  /** Which line the next records are of. */
  begin({ places: table, home }: LineColumns): void {
    this.#table = table;
    this.#hasHome = home >= 0;
    const homePlace = table.places[home];
    table.places.forEach((place, number) => {
      this.#atHome[number] = homePlace && (number === home || (table.ambiguous && samePlace(place, homePlace))) ? 1 : 0;
    });
  }

  /** Records in time order: those of one half hour follow one another. */
  add(slot: number, place: number): void {
    if (slot !== this.#slot) {
      this.closeBin();
      this.#slot = slot;
    } else if (place !== this.#bin[0]) this.#mixed = true;
    this.#bin[this.#inBin] = place;
    this.#inBin += 1;
  }

  /** Counts the half hour that is still open. */
  closeBin(): void {
    if (this.#inBin === 0) return;
    const place = this.#mixed ? modalPlace(this.#bin, this.#inBin, this.#table!) : this.#bin[0]!;
    if (this.#visits[place] === 0) {
      this.#places[this.#seen] = place;
      this.#seen += 1;
    }
    this.#visits[place]! += 1;
    this.bins += 1;
    this.#inBin = 0;
    this.#mixed = false;
    this.#slot = -Infinity;
  }

  /** Writes the figures of the group and begins the next one. A group without records has bandicoot's values for none. */
  write(figures: Float64Array): void {
    const seen = this.#seen;
    let home = 0;
    for (let index = 0; index < seen; index += 1) {
      const place = this.#places[index]!;
      const visits = this.#visits[place]!;
      this.#counts[index] = visits;
      if (this.#atHome[place] === 1) home += visits;
    }
    figures[0] = seen;
    figures[1] = entropyOfCounts(this.#counts, seen, this.bins);
    figures[2] = this.#hasHome ? (this.bins === 0 ? 0 : home / this.bins) : Number.NaN;
    figures[3] = this.#gyration();
    figures[4] = this.#frequent();
    this.clear();
  }

  clear(): void {
    for (let index = 0; index < this.#seen; index += 1) this.#visits[this.#places[index]!] = 0;
    this.#seen = 0;
    this.bins = 0;
  }

  /** Half hours at each place, by number of the place. */
  get visits(): Int32Array {
    return this.#visits;
  }

  /** Root of the mean square distance to the mean of the degrees, in km; NaN where no point is known. */
  #gyration(): number {
    const { point, latitude, longitude } = this.#table!;
    const points = this.#atPoint;
    let [weight, latitudes, longitudes] = [0, 0, 0];
    for (let index = 0; index < this.#seen; index += 1) {
      const place = this.#places[index]!;
      const at = point[place]!;
      if (at < 0) continue;
      const visits = this.#visits[place]!;
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
      squares += (points[at]! / weight) * distance_km(centre, latitude[at]!, longitude[at]!) ** 2;
      points[at] = 0;
    }
    return Math.sqrt(squares);
  }

  /** The number of places that hold four fifths of the half hours. */
  #frequent(): number {
    const counts = this.#counts.subarray(0, this.#seen).sort();
    let [left, used] = [Math.ceil(this.bins * 0.8), 0];
    while (left > 0 && used < counts.length) {
      used += 1;
      left -= counts[counts.length - used]!;
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
