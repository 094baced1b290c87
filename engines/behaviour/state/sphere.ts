const earthRadius_km = 6371;
const perDegree = Math.PI / 180;

export interface Position {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Great-circle distance (haversine, R = 6371 km). An unknown position counts as 0 degrees: ask only for known ones. */
export function distance_km(a: Position, b: Position): number {
  const [latitudeA, latitudeB] = [(a.latitude ?? 0) * perDegree, (b.latitude ?? 0) * perDegree];
  const halfLatitude = (latitudeB - latitudeA) / 2;
  const halfLongitude = (((b.longitude ?? 0) - (a.longitude ?? 0)) * perDegree) / 2;
  const chord = Math.sin(halfLatitude) ** 2 + Math.cos(latitudeA) * Math.cos(latitudeB) * Math.sin(halfLongitude) ** 2;
  return 2 * earthRadius_km * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/**
 * The centre of weighted positions on the sphere (the direction of the summed unit vectors), so that it holds across the
 * 180th meridian, where the mean of degrees does not. Null when they cancel or there are none.
 */
export function centreOf(points: readonly (Position & { readonly weight: number })[]): Position | null {
  let [x, y, z] = [0, 0, 0];
  for (const { latitude, longitude, weight } of points) {
    const [north, east] = [(latitude ?? 0) * perDegree, (longitude ?? 0) * perDegree];
    x += weight * Math.cos(north) * Math.cos(east);
    y += weight * Math.cos(north) * Math.sin(east);
    z += weight * Math.sin(north);
  }
  const flat = Math.hypot(x, y);
  if (Math.hypot(flat, z) < 1e-9) return null;
  return { latitude: Math.atan2(z, flat) / perDegree, longitude: Math.atan2(y, x) / perDegree };
}
