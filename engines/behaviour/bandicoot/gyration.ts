import type { PointTable } from './place-table.ts';

const earth_km = 6371;
const radians = Math.PI / 180;

/**
 * Radius of gyration in km: root of the mean square distance (haversine, an earth of 6371 km) between the visits and the
 * mean of their degrees. Visits are by number of the point. NaN without any.
 */
export function radiusOfGyration(points: PointTable, visits: Float64Array): number {
  let weight = 0;
  let latitude = 0;
  let longitude = 0;
  for (let point = 0; point < points.length; point += 1) {
    const times = visits[point]!;
    weight += times;
    latitude += points.latitude[point]! * times;
    longitude += points.longitude[point]! * times;
  }
  if (weight === 0) return Number.NaN;
  return earth_km * Math.sqrt(squaresAround(points, visits, [latitude / weight, longitude / weight]) / weight);
}

/** The sum of the squared angles between a centre and the visits. */
function squaresAround(points: PointTable, visits: Float64Array, centre: readonly [number, number]): number {
  const [latitude, longitude] = [centre[0] * radians, centre[1] * radians];
  const [sinHalfLatitude, cosHalfLatitude] = [Math.sin(latitude / 2), Math.cos(latitude / 2)];
  const [sinHalfLongitude, cosHalfLongitude] = [Math.sin(longitude / 2), Math.cos(longitude / 2)];
  const cosLatitude = Math.cos(latitude);
  let squares = 0;
  for (let point = 0; point < points.length; point += 1) {
    const times = visits[point]!;
    if (times === 0) continue;
    // The sines of half the differences, from those of the angles: no sine per point and group.
    const north = sinHalfLatitude * points.cosHalfLatitude[point]! - cosHalfLatitude * points.sinHalfLatitude[point]!;
    const east =
      sinHalfLongitude * points.cosHalfLongitude[point]! - cosHalfLongitude * points.sinHalfLongitude[point]!;
    squares += times * squaredAngle(north * north + cosLatitude * points.cosLatitude[point]! * east * east);
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
