import { type LineRecord, lineRecord, type Place } from '../records/line-record.ts';
import { wallClock } from '../records/wall-clock.ts';

/** `call out A 2024-06-30T19:00:00 60 mast`: kind, direction, peer, wall time, seconds, antenna; `-` for none. */
export function madeUp(text: string, places: Readonly<Record<string, Place>> = {}): LineRecord {
  const [kind, direction, peer, time, seconds = '-', antenna = '-'] = text.split(' ');
  const wall_ms = Temporal.PlainDateTime.from(time!).toZonedDateTime('UTC').epochMilliseconds;
  return lineRecord({
    kind: kind as LineRecord['kind'],
    direction: direction as LineRecord['direction'],
    peer: peer === '-' ? '' : peer!,
    at_ms: wallClock('UTC').toEpoch(wall_ms),
    wall_ms,
    seconds: seconds === '-' ? null : Number(seconds),
    place: antenna === '-' ? null : (places[antenna] ?? { id: antenna, latitude: null, longitude: null }),
    source_line: 1,
  });
}
