import type { LineRecord } from '../records/line-record.ts';
import { type AdvanceStep, type DayAirtime, dayAirtime, daySteps } from './day-airtime.ts';
import { type DayContacts, dayContacts } from './day-contacts.ts';
import { type DayData, dayData, dayHardware, type HardwareRun } from './day-data.ts';
import { type DayPlaces, dayPlaces } from './day-places.ts';
import { type DayRow, type DayTalk, dayTalk } from './day-talk.ts';

/**
 * All that strict features need of one line on one local day, whatever their window: windows are made by joining days.
 * Every list of numbers is plain, so that a bucket can be written as text and read again without loss (`encodeDay`).
 */
export interface DayBucket {
  /** Local day, as days since 1970-01-01. */
  readonly day: number;
  readonly marks: DayMarks;
  readonly talk: DayTalk | null;
  readonly contacts: DayContacts | null;
  readonly places: DayPlaces | null;
  readonly airtime: DayAirtime | null;
  readonly advances: readonly AdvanceStep[];
  readonly data: DayData | null;
  readonly devices: readonly HardwareRun[];
  readonly sims: readonly HardwareRun[];
}

/** What tells whether a bucket may be used as it is, and how good the records are. */
export interface DayMarks {
  readonly rows: number;
  readonly first_ms: number;
  readonly last_ms: number;
  /** When the last of the records arrived; null when no arrival was noted. A bucket speaks for no moment before it. */
  readonly arrived_ms: number | null;
  /** Wall clock minus instant at the last record. */
  readonly offset_ms: number;
  /** The longest time between two records within the day, in milliseconds. */
  readonly silence_ms: number;
  /** Calls, texts and data sessions, and how many of them show a place. */
  readonly used: number;
  readonly placed: number;
}

const hour_ms = 3_600_000;
const day_ms = 24 * hour_ms;

/** Wall time in milliseconds of a record, in the zone of its line. */
export type WallOf = (record: LineRecord) => number;

/**
 * The bucket of a line-day. `records` are that day's, without copies and in the order of `compareRecords`.
 * Error: throws without any record, since then there is no bucket.
 */
export function dayBucket(day: number, records: readonly LineRecord[], wallOf: WallOf): DayBucket {
  const rows = records.map((record) => rowOf(record, wallOf(record) - day * day_ms, day));
  return {
    day,
    marks: marksOf(rows),
    talk: dayTalk(rows),
    contacts: dayContacts(rows),
    places: dayPlaces(rows),
    airtime: dayAirtime(rows),
    advances: daySteps(rows),
    data: dayData(rows),
    devices: dayHardware(rows, 'device'),
    sims: dayHardware(rows, 'sim'),
  };
}

function rowOf(record: LineRecord, ofDay_ms: number, day: number): DayRow {
  return {
    record,
    wall_ms: day * day_ms + ofDay_ms,
    hour: Math.floor(ofDay_ms / hour_ms),
    // Half open, [19:00, 07:00): 07:00:00 is morning.
    night: ofDay_ms < 7 * hour_ms || ofDay_ms >= 19 * hour_ms,
  };
}

function marksOf(rows: readonly DayRow[]): DayMarks {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a day without records has no bucket');
  let [arrived_ms, silence_ms, used, placed]: [number | null, number, number, number] = [null, 0, 0, 0];
  let previous_ms = first.record.at_ms;
  for (const { record } of rows) {
    silence_ms = Math.max(silence_ms, record.at_ms - previous_ms);
    previous_ms = record.at_ms;
    if (record.arrived_ms !== null) arrived_ms = Math.max(arrived_ms ?? -Infinity, record.arrived_ms);
    if (record.kind !== 'call' && record.kind !== 'text' && record.kind !== 'data') continue;
    used += 1;
    if (record.place !== null) placed += 1;
  }
  return {
    rows: rows.length,
    first_ms: first.record.at_ms,
    last_ms: last.record.at_ms,
    arrived_ms,
    offset_ms: last.wall_ms - last.record.at_ms,
    silence_ms,
    used,
    placed,
  };
}
