import type { PointTable } from './place-table.ts';

const earth_km = 6371;
const radians = Math.PI / 180;

/** Numbers of points, -1 for one that is not known, and how often each was visited. */
export interface Visits {
  readonly point: Int32Array;
  readonly times: Float64Array;
  readonly length: number;
}

/**
 * Radius of gyration in km: root of the mean square distance (haversine, an earth of 6371 km) between the visits and the
 * mean of their degrees. NaN where no point is known.
 */
export function radiusOfGyration(points: PointTable, { point, times, length }: Visits): number {
  let weight = 0;
  let latitude = 0;
  let longitude = 0;
  for (let index = 0; index < length; index += 1) {
    const at = point[index]!;
    if (at < 0) continue;
    const often = times[index]!;
    weight += often;
    latitude += points.latitude[at]! * often;
    longitude += points.longitude[at]! * often;
  }
  if (weight === 0) return Number.NaN;
  const centre = { latitude: (latitude / weight) * radians, longitude: (longitude / weight) * radians };
  return earth_km * Math.sqrt(squaresAround(points, { point, times, length }, centre) / weight);
}

interface Centre {
  readonly latitude: number;
  readonly longitude: number;
}

/** The sum of the squared angles between a centre and the visits. */
function squaresAround(points: PointTable, { point, times, length }: Visits, centre: Centre): number {
  const sinLatitude = Math.sin(centre.latitude / 2);
  const cosLatitude = Math.cos(centre.latitude / 2);
  const sinLongitude = Math.sin(centre.longitude / 2);
  const cosLongitude = Math.cos(centre.longitude / 2);
  const parallel = Math.cos(centre.latitude);
  let squares = 0;
  for (let index = 0; index < length; index += 1) {
    const at = point[index]!;
    if (at < 0) continue;
    // The sines of half the differences, from those of the angles: no sine per point and group.
    const north = sinLatitude * points.cosHalfLatitude[at]! - cosLatitude * points.sinHalfLatitude[at]!;
    const east = sinLongitude * points.cosHalfLongitude[at]! - cosLongitude * points.sinHalfLongitude[at]!;
    squares += times[index]! * squaredAngle(north * north + parallel * points.cosLatitude[at]! * east * east);
  }
  return squares;
}

/**
 * The square of twice the arcsine of the root of a haversine; for the few hundred kilometres that people move, the
 * first terms of its series (Abramowitz and Stegun 15.1.6 squared: h + h^2/3 + 8h^3/45 + 4h^4/35 + ...) are exact.
 */
function squaredAngle(haversine: number): number {
  if (haversine > 1e-4) return (2 * Math.asin(Math.sqrt(Math.min(1, haversine)))) ** 2;
  return 4 * haversine * (1 + haversine * (1 / 3 + haversine * (8 / 45 + (haversine * 4) / 35)));
}
