import { type LineRecord, lineRecord, type Place } from '../records/line-record.ts';
import { parseWallText } from '../records/wall-text.ts';
import { dictRows, type DictRow } from './dict-rows.ts';

const columns = [
  'call_record_type',
  'basic_service',
  'user_msisdn',
  'call_partner_identity',
  'datetime',
  'call_duration',
  'longitude',
  'latitude',
];

/** Records in the layout of Orange's research challenges, and the antennas that its points stand for. */
export interface OrangeFile {
  readonly records: readonly LineRecord[];
  readonly antennas: ReadonlyMap<string, Place>;
}

/**
 * Reads `call_record_type;basic_service;user_msisdn;call_partner_identity;datetime;call_duration;longitude;latitude`
 * without a header as bandicoot's `read_orange` does: service 11 and 12 are calls, every other one a text, and every
 * distinct point is an antenna, numbered from 1. Rows without a time or a point are left out (bandicoot stops there).
 */
export function readOrangeRecords(text: string): OrangeFile {
  const antennas = new Map<string, Place>();
  const ids = new Map<string, string>();
  const placeOf = ({ cells }: DictRow): Place => {
    const [latitude, longitude] = [Number(cells['latitude']), Number(cells['longitude'])];
    const key = `${latitude} ${longitude}`;
    const id = ids.get(key) ?? String(ids.size + 1);
    if (!ids.has(key)) {
      ids.set(key, id);
      antennas.set(id, { id, latitude, longitude });
    }
    return antennas.get(id)!;
  };
  const records = dictRows(text, { delimiter: ';', columns }).rows.flatMap((row) => {
    const time = parseWallText(row.cells['datetime'] ?? '');
    return time ? [orangeRecord(row, time.wall_ms, placeOf(row))] : [];
  });
  return { records, antennas };
}

function orangeRecord({ cells, line }: DictRow, wall_ms: number, place: Place): LineRecord {
  const length = cells['call_duration'] ?? '';
  return lineRecord({
    kind: ['11', '12'].includes(cells['basic_service'] ?? '') ? 'call' : 'text',
    direction: cells['call_record_type'] === '1' ? 'out' : 'in',
    peer: cells['call_partner_identity'] ?? '',
    at_ms: wall_ms,
    wall_ms,
    seconds: length === '' ? null : Number(length),
    place,
    source_line: line,
  });
}
