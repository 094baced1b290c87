import type { LineRecord } from '../records/line-record.ts';
import { dayOfWall, isoWeekday } from '../records/civil-day.ts';
import { wallClock } from '../records/wall-clock.ts';

/**
 * The calls and texts of one line, in time order, as columns: an indicator runs over plain numbers, which is what makes
 * a hundred of them cheap. Row i of every column is one record.
 */
export interface LineTable {
  readonly length: number;
  /** 1 for a call, 0 for a text. */
  readonly call: Uint8Array;
  /** 1 for outgoing. */
  readonly out: Uint8Array;
  /** Number of the peer, from 0 in order of appearance. */
  readonly peer: Int32Array;
  readonly peers: number;
  /** Length of a call in seconds; 0 for a text. */
  readonly seconds: Float64Array;
  /** The time that intervals are measured on, in milliseconds. */
  readonly time_ms: Float64Array;
  /** Local wall time, in milliseconds. */
  readonly wall_ms: Float64Array;
  /** Local calendar day, as days since 1970-01-01. */
  readonly day: Int32Array;
  readonly night: Uint8Array;
  readonly weekend: Uint8Array;
}

export interface LineTableOptions {
  readonly as_of: Temporal.Instant;
  /** `bandicoot`: naive wall times for intervals, and 07:00:00 and 19:00:00 both night. */
  readonly mode: 'strict' | 'bandicoot';
  /** The zone whose wall clock tells night and day; without it the file's own wall times are used. */
  readonly zone?: string | undefined;
}

const hour_ms = 3_600_000;
const nightEnds_ms = 7 * hour_ms;
const nightBegins_ms = 19 * hour_ms;
const day_ms = 24 * hour_ms;

/** Only what happened before `as_of` is in the table. */
export function lineTable(records: readonly LineRecord[], options: LineTableOptions): LineTable {
  const until = options.as_of.epochMilliseconds;
  const naive = options.mode === 'bandicoot';
  const time = (record: LineRecord): number => (naive ? record.wall_ms : record.at_ms);
  const rows = records
    // A call that nobody took is no conversation: it is looked at by the features of missed calls alone.
    .filter(
      ({ kind, answered, at_ms }) => (kind === 'text' || (kind === 'call' && answered !== false)) && at_ms < until,
    )
    .sort((a, b) => time(a) - time(b));
  const clock = options.zone === undefined || naive ? null : wallClock(options.zone);
  const table = emptyTable(rows.length);
  const numbers = new Map<string, number>();
  rows.forEach((record, row) => {
    const wall = clock ? clock.toWall(record.at_ms) : record.wall_ms;
    const days = dayOfWall(wall);
    const peer = numbers.get(record.peer) ?? numbers.size;
    numbers.set(record.peer, peer);
    table.call[row] = record.kind === 'call' ? 1 : 0;
    table.out[row] = record.direction === 'out' ? 1 : 0;
    table.peer[row] = peer;
    table.seconds[row] = record.seconds ?? 0;
    table.time_ms[row] = time(record);
    table.wall_ms[row] = wall;
    table.day[row] = days;
    table.night[row] = isNight(wall - days * day_ms, naive) ? 1 : 0;
    table.weekend[row] = isoWeekday(days) >= 6 ? 1 : 0;
  });
  return { ...table, peers: numbers.size };
}

/** Row numbers of a table, ascending: the records an indicator looks at. */
export type RowSet = Int32Array;

export function rowsWhere(table: LineTable, keep: (row: number) => boolean): RowSet {
  const kept = new Int32Array(table.length);
  let count = 0;
  for (let row = 0; row < table.length; row += 1) {
    if (keep(row)) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

function isNight(timeOfDay_ms: number, naive: boolean): boolean {
  if (naive) return !(timeOfDay_ms > nightEnds_ms && timeOfDay_ms < nightBegins_ms);
  return timeOfDay_ms < nightEnds_ms || timeOfDay_ms >= nightBegins_ms;
}

function emptyTable(length: number): Omit<LineTable, 'peers'> {
  return {
    length,
    call: new Uint8Array(length),
    out: new Uint8Array(length),
    peer: new Int32Array(length),
    seconds: new Float64Array(length),
    time_ms: new Float64Array(length),
    wall_ms: new Float64Array(length),
    day: new Int32Array(length),
    night: new Uint8Array(length),
    weekend: new Uint8Array(length),
  };
}
