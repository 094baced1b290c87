import type { LineRecord } from '../records/line-record.ts';
import { formatWall } from '../records/wall-text.ts';
import { csvLine } from './csv-line.ts';

/**
 * Calls and texts as the record CSV of bandicoot (UTF-8); the format has no place for data sessions, top-ups and prices.
 * Times are the records' wall times, to the second.
 */
export function writeBandicoot(records: readonly LineRecord[]): Uint8Array {
  const rows = records.filter(({ kind }) => kind === 'call' || kind === 'text');
  const located = rows.some(({ place }) => place !== null && place.id === null);
  const header = ['interaction', 'direction', 'correspondent_id', 'datetime', 'call_duration', 'antenna_id'];
  const lines = [
    csvLine(located ? [...header, 'latitude', 'longitude'] : header),
    ...rows.map((record) => csvLine([...cellsOf(record), ...(located ? positionOf(record) : [])])),
  ];
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function cellsOf({ kind, direction, peer, wall_ms, seconds, place }: LineRecord): string[] {
  return [kind, direction, peer, formatWall(wall_ms), kind === 'call' ? String(seconds ?? 0) : '', place?.id ?? ''];
}

function positionOf({ place }: LineRecord): string[] {
  return place?.id === null ? [String(place.latitude), String(place.longitude)] : ['', ''];
}
