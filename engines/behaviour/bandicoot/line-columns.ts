import type { LineRecord } from '../records/line-record.ts';
import { isoWeekday } from '../records/civil-day.ts';
import { modalPlace } from './half-hour-bins.ts';
import { PlaceNumbers, type PlaceTable } from './place-table.ts';

/** Bits of `LineColumns.flags`. A record that only shows a place is neither call nor text. */
export const isCall = 1;
export const textShift = 1;
export const isText = 1 << textShift;
export const outShift = 2;
export const isOut = 1 << outShift;
/** Both parts of the week and of the day, as a number from 0 to 3 after this shift: 1 weekend, 2 night. */
export const partShift = 3;
const isWeekend = 1 << partShift;
export const nightShift = 4;
const isNight = 1 << nightShift;

/**
 * The records of one line as columns in time order, which is what makes a thousand indicators cheap: everything runs
 * over plain numbers. Times are wall times, without a zone, as bandicoot has them.
 */
export interface LineColumns {
  readonly length: number;
  /** Seconds since 1970-01-01T00:00 of the wall. */
  readonly time_s: Float64Array;
  /** Half hours since then: the bin of a position. */
  readonly slot: Int32Array;
  /** Days since then. */
  readonly day: Int32Array;
  readonly flags: Uint8Array;
  /** Number of the other side in `peers`. */
  readonly peer: Int32Array;
  readonly peers: readonly string[];
  /** Length of a call; of a text only what its row happens to say, NaN where it says nothing. */
  readonly seconds: Float64Array;
  readonly place: Int32Array;
  readonly places: PlaceTable;
  /** Number of the place of most half hours at night, the first found among equals; -1 for a line without nights. */
  readonly home: number;
}

/** What a line calls night and weekend. */
export interface Calendar {
  /** Seconds of the day. A night that begins before it ends does not pass midnight. */
  readonly night_start_s: number;
  readonly night_end_s: number;
  /** ISO weekdays, 1 = Monday. */
  readonly weekend: readonly number[];
}

/** bandicoot's own: nights from 19:00 to 07:00, Saturday and Sunday. */
export const usualCalendar: Calendar = { night_start_s: 19 * 3600, night_end_s: 7 * 3600, weekend: [6, 7] };

const day_s = 86_400;

/** Records in any order; those of one second keep theirs. Data sessions, balances and the like are left out. */
export function lineColumns(records: readonly LineRecord[], calendar: Calendar = usualCalendar): LineColumns {
  const rows = inTimeOrder(records.filter(({ kind }) => kind === 'call' || kind === 'text' || kind === 'place'));
  const columns = emptyColumns(rows.length);
  const [peers, places] = [new Map<string, number>(), new PlaceNumbers()];
  for (let row = 0; row < rows.length; row += 1) {
    const record = rows[row]!;
    const time = record.wall_ms / 1000;
    let peer = peers.get(record.peer);
    if (peer === undefined) peers.set(record.peer, (peer = peers.size));
    columns.time_s[row] = time;
    columns.slot[row] = Math.floor(time / 1800);
    columns.day[row] = Math.floor(time / day_s);
    columns.peer[row] = peer;
    columns.seconds[row] = record.seconds ?? (record.kind === 'call' ? 0 : Number.NaN);
    columns.place[row] = places.numberOf(record.place);
    columns.flags[row] = kindFlags(record) | partFlags(time, calendar);
  }
  return withHome({ ...columns, peers: [...peers.keys()], places: places.table() });
}

/** The same line with some of its rows, ascending; its home is looked for again, as bandicoot does. */
export function selectRows(line: LineColumns, rows: Int32Array): LineColumns {
  if (rows.length === line.length) return line;
  const columns = emptyColumns(rows.length);
  rows.forEach((from, to) => {
    for (const column of ['time_s', 'slot', 'day', 'flags', 'peer', 'seconds', 'place'] as const) {
      columns[column][to] = line[column][from]!;
    }
  });
  return withHome({ ...columns, peers: line.peers, places: line.places });
}

type Columns = Pick<LineColumns, 'length' | 'time_s' | 'slot' | 'day' | 'flags' | 'peer' | 'seconds' | 'place'>;

function emptyColumns(length: number): Columns {
  return {
    length,
    time_s: new Float64Array(length),
    slot: new Int32Array(length),
    day: new Int32Array(length),
    flags: new Uint8Array(length),
    peer: new Int32Array(length),
    seconds: new Float64Array(length),
    place: new Int32Array(length),
  };
}

function inTimeOrder(records: readonly LineRecord[]): readonly LineRecord[] {
  const sorted = records.every(({ wall_ms }, row) => row === 0 || records[row - 1]!.wall_ms <= wall_ms);
  return sorted ? records : records.toSorted((a, b) => a.wall_ms - b.wall_ms);
}

function kindFlags({ kind, direction }: LineRecord): number {
  const of = kind === 'call' ? isCall : kind === 'text' ? isText : 0;
  return of | (direction === 'out' ? isOut : 0);
}

function partFlags(time_s: number, calendar: Calendar): number {
  const day = Math.floor(time_s / day_s);
  const weekend = calendar.weekend.includes(isoWeekday(day)) ? isWeekend : 0;
  return weekend | (inNight(time_s - day * day_s, calendar) ? isNight : 0);
}

/** Both ends of a night that passes midnight are night; both ends of one that does not are day. */
export function inNight(clock_s: number, { night_start_s, night_end_s }: Calendar): boolean {
  if (night_start_s < night_end_s) return night_end_s > clock_s && clock_s > night_start_s;
  return !(night_end_s < clock_s && clock_s < night_start_s);
}

function withHome(columns: Omit<LineColumns, 'home'>): LineColumns {
  const { flags, slot, places, length } = columns;
  const nights = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row += 1) if ((flags[row]! & isNight) !== 0) nights[count++] = row;
  const visits = new Int32Array(places.places.length);
  let home = -1;
  const order: number[] = [];
  const bin = new Int32Array(count);
  for (let start = 0; start < count;) {
    let length = 0;
    while (start + length < count && slot[nights[start + length]!] === slot[nights[start]!]) {
      bin[length] = columns.place[nights[start + length]!]!;
      length += 1;
    }
    const place = modalPlace(bin, length, places);
    if (visits[place] === 0) order.push(place);
    visits[place]! += 1;
    start += length;
  }
  for (const place of order) if (home === -1 || visits[place]! > visits[home]!) home = place;
  return { ...columns, home };
}
