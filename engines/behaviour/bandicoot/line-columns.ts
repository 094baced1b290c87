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
export interface LineRows {
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
}

/** The records of one line, and where its home is. */
export interface LineColumns extends LineRows {
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
  return withHome(lineRows(records, calendar));
}

/** The columns of a line whose home is looked for later, when it is known which records stay. */
export function lineRows(records: readonly LineRecord[], calendar: Calendar): LineRows {
  const rows = inTimeOrder(records);
  const columns = emptyColumns(rows.length);
  const { time_s, slot, day: days, flags, peer: others, seconds, place } = columns;
  const [peers, places] = [new Map<string, number>(), new PlaceNumbers()];
  let [day, week] = [Number.NaN, 0];
  for (let row = 0; row < rows.length; row += 1) {
    const record = rows[row]!;
    const time = record.wall_ms / 1000;
    const today = Math.floor(time / day_s);
    if (today !== day) week = calendar.weekend.includes(isoWeekday(today)) ? isWeekend : 0;
    day = today;
    let peer = peers.get(record.peer);
    if (peer === undefined) peers.set(record.peer, (peer = peers.size));
    time_s[row] = time;
    slot[row] = Math.floor(time / 1800);
    days[row] = day;
    others[row] = peer;
    seconds[row] = record.seconds ?? (record.kind === 'call' ? 0 : Number.NaN);
    place[row] = places.numberOf(record.place);
    flags[row] = kindFlags(record) | week | (inNight(time - day * day_s, calendar) ? isNight : 0);
  }
  return { ...columns, peers: [...peers.keys()], places: places.table() };
}

/** The same line with some of its rows, ascending. */
export function selectRows(line: LineRows, rows: Int32Array): LineRows {
  if (rows.length === line.length) return line;
  const columns = emptyColumns(rows.length);
  const { time_s, slot, day, flags, peer, seconds, place } = columns;
  for (let to = 0; to < rows.length; to += 1) {
    const from = rows[to]!;
    time_s[to] = line.time_s[from]!;
    slot[to] = line.slot[from]!;
    day[to] = line.day[from]!;
    flags[to] = line.flags[from]!;
    peer[to] = line.peer[from]!;
    seconds[to] = line.seconds[from]!;
    place[to] = line.place[from]!;
  }
  return { ...columns, peers: line.peers, places: line.places };
}

type Columns = Pick<LineRows, 'length' | 'time_s' | 'slot' | 'day' | 'flags' | 'peer' | 'seconds' | 'place'>;

/** One room for all columns, because a network has hundreds of them; the widest first, so that each is aligned. */
function emptyColumns(length: number): Columns {
  const room = new ArrayBuffer(33 * length);
  return {
    length,
    time_s: new Float64Array(room, 0, length),
    seconds: new Float64Array(room, 8 * length, length),
    slot: new Int32Array(room, 16 * length, length),
    day: new Int32Array(room, 20 * length, length),
    peer: new Int32Array(room, 24 * length, length),
    place: new Int32Array(room, 28 * length, length),
    flags: new Uint8Array(room, 32 * length, length),
  };
}

function inTimeOrder(records: readonly LineRecord[]): readonly LineRecord[] {
  let [before_ms, isSorted, isWhole] = [-Infinity, true, true];
  for (let row = 0; row < records.length; row += 1) {
    const { kind, wall_ms } = records[row]!;
    if (kind !== 'call' && kind !== 'text' && kind !== 'place') isWhole = false;
    if (wall_ms < before_ms) isSorted = false;
    before_ms = wall_ms;
  }
  const seen = isWhole ? records : records.filter(({ kind }) => kind === 'call' || kind === 'text' || kind === 'place');
  return isSorted ? seen : seen.toSorted((a, b) => a.wall_ms - b.wall_ms);
}

function kindFlags({ kind, direction }: LineRecord): number {
  const of = kind === 'call' ? isCall : kind === 'text' ? isText : 0;
  return of | (direction === 'out' ? isOut : 0);
}

/** Both ends of a night that passes midnight are night; both ends of one that does not are day. */
export function inNight(clock_s: number, { night_start_s, night_end_s }: Calendar): boolean {
  if (night_start_s < night_end_s) return night_end_s > clock_s && clock_s > night_start_s;
  return !(night_end_s < clock_s && clock_s < night_start_s);
}

/** Looks for the home of a line, where most of its half hours at night are. */
export function withHome(columns: LineRows): LineColumns {
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
