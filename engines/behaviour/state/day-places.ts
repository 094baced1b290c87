import type { Place } from '../records/line-record.ts';
import { distance_km } from './sphere.ts';
import type { DayRow } from './day-talk.ts';

/** How often the line was at one place, in half hours of the clock. */
export interface PlaceCount {
  readonly key: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly halfHours: number;
  /** Of those, the ones that began in [19:00, 07:00). */
  readonly nightHalfHours: number;
}

/** Where the line was on one day. Records without a place are left out: nowhere known is no place. */
export interface DayPlaces {
  readonly places: readonly PlaceCount[];
  /** Sum of the distances from one half hour's place to the next one's; null when no two positions are known. */
  readonly travelled_km: number | null;
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

interface Bin {
  readonly seen: Map<string, number>;
  readonly night: boolean;
}

/**
 * One place per half hour of the wall clock: the one of most records, on a tie the one that came first (as bandicoot
 * does). The repeated hour of a day on which the clock is set back is counted twice, because it happened twice.
 */
export function dayPlaces(rows: readonly DayRow[]): DayPlaces | null {
  const places = new Map<string, Mutable<PlaceCount>>();
  const bins: Bin[] = [];
  let last = { half: Number.NaN, offset_ms: Number.NaN };
  for (const { record, night, wall_ms } of rows) {
    const place = record.place;
    const key = place && placeKey(place);
    if (place === null || key === null) continue;
    const here = { half: Math.floor(wall_ms / 1_800_000), offset_ms: wall_ms - record.at_ms };
    if (here.half !== last.half || here.offset_ms !== last.offset_ms) bins.push({ seen: new Map(), night });
    last = here;
    const { seen } = bins.at(-1)!;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    locate(places, key, place);
  }
  if (bins.length === 0) return null;
  const modes = bins.map((bin) => countBin(places, bin));
  return { places: [...places.values()].filter(({ halfHours }) => halfHours > 0), travelled_km: travelled(modes) };
}

/** An antenna by its id, a bare position by itself; null when neither is known. */
function placeKey({ id, latitude, longitude }: Place): string | null {
  if (id !== null && id !== '') return id;
  return latitude === null || longitude === null ? null : `${latitude},${longitude}`;
}

function locate(places: Map<string, Mutable<PlaceCount>>, key: string, { latitude, longitude }: Place): void {
  const known = places.get(key);
  if (known === undefined) {
    places.set(key, { key, latitude, longitude, halfHours: 0, nightHalfHours: 0 });
  } else if (known.latitude === null || known.longitude === null) {
    known.latitude = latitude;
    known.longitude = longitude;
  }
}

function countBin(places: Map<string, Mutable<PlaceCount>>, { seen, night }: Bin): PlaceCount {
  let [mode, most] = ['', 0];
  for (const [key, count] of seen) if (count > most) [mode, most] = [key, count];
  const place = places.get(mode)!;
  place.halfHours += 1;
  if (night) place.nightHalfHours += 1;
  return place;
}

function travelled(stops: readonly PlaceCount[]): number | null {
  let total: number | null = null;
  let last: PlaceCount | undefined;
  for (const stop of stops) {
    if (stop.latitude === null || stop.longitude === null) continue;
    if (last !== undefined) total = (total ?? 0) + distance_km(last, stop);
    last = stop;
  }
  return total;
}
