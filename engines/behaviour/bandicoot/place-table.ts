import type { Place } from '../records/line-record.ts';

/** Points by their number, in degrees, with what distances need of them. */
export interface PointTable {
  readonly length: number;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Sine and cosine of half the angles, and the cosine of the latitude. */
  readonly sinHalfLatitude: Float64Array;
  readonly cosHalfLatitude: Float64Array;
  readonly sinHalfLongitude: Float64Array;
  readonly cosHalfLongitude: Float64Array;
  readonly cosLatitude: Float64Array;
}

/**
 * The places of one line, numbered. Two records have the same number when bandicoot prints their position alike
 * (antenna, latitude and longitude); a record without any of these is at a place too.
 */
export interface PlaceTable {
  readonly places: readonly Place[];
  /** Number of the point where a place lies; -1 where that is unknown. Antennas on one mast share their point. */
  readonly point: Int32Array;
  readonly points: PointTable;
  /** Whether two numbers can be one place after all: one antenna at two points, or a bare point that is an antenna's. */
  readonly ambiguous: boolean;
}

const nowhere: Place = { id: null, latitude: null, longitude: null };

/** Gives every place its number, in order of appearance. */
export class PlaceNumbers {
  readonly #places: Place[] = [];
  readonly #byObject = new Map<Place | null, number>();
  readonly #byText = new Map<string, number>();

  /** One shared object per antenna is the common case, so that most records never build a text. */
  numberOf(place: Place | null): number {
    return this.#byObject.get(place) ?? this.#add(place);
  }

  table(): PlaceTable {
    return placeTable(this.#places);
  }

  #add(place: Place | null): number {
    const found = place ?? nowhere;
    const text = `${found.id} ${found.latitude} ${found.longitude}`;
    let number = this.#byText.get(text);
    if (number === undefined) {
      number = this.#places.length;
      this.#places.push(found);
      this.#byText.set(text, number);
    }
    this.#byObject.set(place, number);
    return number;
  }
}

/** bandicoot's `Position.__eq__`: by antenna where both have one, else by point where both have one. */
export function samePlace(a: Place, b: Place): boolean {
  if (a.id !== null && b.id !== null) return a.id === b.id;
  if (a.latitude !== null && b.latitude !== null) return a.latitude === b.latitude && a.longitude === b.longitude;
  return a.id === null && b.id === null && a.latitude === null && b.latitude === null;
}

function placeTable(places: readonly Place[]): PlaceTable {
  const points = new Map<string, number>();
  const point = new Int32Array(places.length);
  const [latitudes, longitudes]: [number[], number[]] = [[], []];
  places.forEach(({ latitude, longitude }, place) => {
    if (latitude === null || longitude === null) {
      point[place] = -1;
      return;
    }
    const text = `${latitude} ${longitude}`;
    const number = points.get(text) ?? points.size;
    if (number === points.size) {
      points.set(text, number);
      latitudes.push(latitude);
      longitudes.push(longitude);
    }
    point[place] = number;
  });
  return {
    places,
    point,
    points: pointTable(latitudes, longitudes),
    ambiguous: places.some((a, index) => places.some((b, other) => other < index && samePlace(a, b))),
  };
}

const radians = Math.PI / 180;

function pointTable(latitudes: readonly number[], longitudes: readonly number[]): PointTable {
  const of = (degrees: readonly number[], value: (angle: number) => number): Float64Array => {
    const values = new Float64Array(degrees.length);
    for (let at = 0; at < values.length; at += 1) values[at] = value(degrees[at]! * radians);
    return values;
  };
  return {
    length: latitudes.length,
    latitude: Float64Array.from(latitudes),
    longitude: Float64Array.from(longitudes),
    sinHalfLatitude: of(latitudes, (angle) => Math.sin(angle / 2)),
    cosHalfLatitude: of(latitudes, (angle) => Math.cos(angle / 2)),
    sinHalfLongitude: of(longitudes, (angle) => Math.sin(angle / 2)),
    cosHalfLongitude: of(longitudes, (angle) => Math.cos(angle / 2)),
    cosLatitude: of(latitudes, Math.cos),
  };
}
