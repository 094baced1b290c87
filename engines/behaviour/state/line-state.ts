import { dayOfWall } from '../records/civil-day.ts';
import type { LineRecord } from '../records/line-record.ts';
import { type WallClock, wallClock } from '../records/wall-clock.ts';
import { type DayBucket, dayBucket } from './day-bucket.ts';
import { compareRecords, earlierCopy } from './record-identity.ts';

/**
 * What is known of one line, by local day. Records are kept in memory beside the buckets made of them; a state that was
 * read from a store has buckets alone, and asks for the records of a day when it needs them (`daysWithoutRecords`).
 */
export interface LineState {
  /** The zone whose wall clock tells days and nights; null takes the wall times of the records' own files. */
  readonly zone: string | null;
  readonly days: Map<number, LineDay>;
}

interface LineDay {
  /** Null when only the bucket was read. In the order of `compareRecords`, no record twice. */
  records: LineRecord[] | null;
  /** Null when a record came since it was made: it is made anew when somebody asks. */
  bucket: DayBucket | null;
}

export interface Ingested {
  readonly added: number;
  /** Rows that were there already: the same record delivered again or told by another file. */
  readonly repeated: number;
  /** Rows of days that are only known as buckets: store them, then `rebuildDay` from that day's stored records. */
  readonly refused: readonly LineRecord[];
}

/** Error: throws a RangeError on a zone that is not in the IANA database; `isZone` asks first. */
export function emptyState(zone: string | null): LineState {
  if (zone !== null) clockOf(zone);
  return { zone, days: new Map() };
}

/** A state of buckets that were kept; records of a day that is to change have to be given again with `rebuildDay`. */
export function stateOfDays(zone: string | null, buckets: readonly DayBucket[]): LineState {
  const state = emptyState(zone);
  for (const bucket of buckets) state.days.set(bucket.day, { records: null, bucket });
  return state;
}

/**
 * Takes records into a state, in any order, late ones and repeated ones too; the state is changed. A record makes its
 * day's bucket stale and touches no other day. Rows of days that are only known as buckets are refused and given back.
 */
export function ingest(state: LineState, records: readonly LineRecord[]): Ingested {
  let [added, repeated] = [0, 0];
  const refused: LineRecord[] = [];
  const wallOf = wallTimesOf(state.zone);
  for (const record of inOrder(records)) {
    const number = dayOfWall(wallOf(record));
    let day = state.days.get(number);
    if (day === undefined) state.days.set(number, (day = { records: [], bucket: null }));
    if (day.records === null) {
      refused.push(record);
      continue;
    }
    const outcome = insert(day.records, record);
    if (outcome === 'added') added += 1;
    else repeated += 1;
    if (outcome !== 'repeated') day.bucket = null;
  }
  return { added, repeated, refused };
}

/**
 * Puts a day together from all of its records, which replaces what was known of it: what a store does when a record
 * comes late. Records of other days are an error of the caller's query.
 * Error: throws a RangeError on a record of another day.
 */
export function rebuildDay(state: LineState, day: number, records: readonly LineRecord[]): DayBucket | null {
  const wallOf = wallTimesOf(state.zone);
  const kept: LineRecord[] = [];
  for (const record of inOrder(records)) {
    if (dayOfWall(wallOf(record)) !== day) throw new RangeError('the record lies outside the day that is rebuilt');
    insert(kept, record);
  }
  if (kept.length === 0) {
    state.days.delete(day);
    return null;
  }
  const bucket = dayBucket(day, kept, wallOf);
  state.days.set(day, { records: kept, bucket });
  return bucket;
}

/** The buckets of all days with records, oldest first, each made if a record came since: what a store keeps. */
export function bucketsOf(state: LineState): DayBucket[] {
  const wallOf = wallTimesOf(state.zone);
  return [...state.days.keys()].sort((a, b) => a - b).map((day) => currentBucket(day, state.days.get(day)!, wallOf));
}

/** What `as_of` may look at: what happened before it and had arrived by then. */
export function isVisible({ at_ms, arrived_ms }: LineRecord, as_of_ms: number): boolean {
  return at_ms < as_of_ms && (arrived_ms === null || arrived_ms <= as_of_ms);
}

/**
 * Days that reach beyond `as_of` or hold a record that arrived after it, and of which only the bucket is known:
 * `rebuildDay` them before asking for features of that moment.
 */
export function daysWithoutRecords(state: LineState, as_of: Temporal.Instant): number[] {
  const as_of_ms = as_of.epochMilliseconds;
  return [...state.days]
    .filter(([, { records, bucket }]) => records === null && bucket !== null && straddles(bucket, as_of_ms))
    .map(([day]) => day);
}

/**
 * The days as they were known at a moment, newest first. The day that holds the moment, and days that were added to
 * later, are made from the records visible then; all others are taken as they are.
 * Error: throws when such a day has no records here (`daysWithoutRecords` tells which).
 */
export function visibleDays(state: LineState, as_of: Temporal.Instant): DayBucket[] {
  const as_of_ms = as_of.epochMilliseconds;
  const wallOf = wallTimesOf(state.zone);
  const found: DayBucket[] = [];
  for (const day of [...state.days.keys()].sort((a, b) => b - a)) {
    const known = state.days.get(day)!;
    const bucket = currentBucket(day, known, wallOf);
    if (bucket.marks.first_ms >= as_of_ms) continue;
    if (!straddles(bucket, as_of_ms)) {
      found.push(bucket);
      continue;
    }
    if (known.records === null) throw new RangeError('a day that reaches beyond as_of needs its records');
    const visible = known.records.filter((record) => isVisible(record, as_of_ms));
    if (visible.length > 0) found.push(dayBucket(day, visible, wallOf));
  }
  return found;
}

const clocks = new Map<string, WallClock>();

/** One clock per zone, because each looks its changes of offset up only once. */
export function clockOf(zone: string): WallClock {
  let clock = clocks.get(zone);
  if (clock === undefined) clocks.set(zone, (clock = wallClock(zone)));
  return clock;
}

function wallTimesOf(zone: string | null): (record: LineRecord) => number {
  if (zone === null) return ({ wall_ms }) => wall_ms;
  const clock = clockOf(zone);
  return ({ at_ms }) => clock.toWall(at_ms);
}

function currentBucket(day: number, known: LineDay, wallOf: (record: LineRecord) => number): DayBucket {
  known.bucket ??= dayBucket(day, known.records ?? [], wallOf);
  return known.bucket;
}

function straddles({ marks }: DayBucket, as_of_ms: number): boolean {
  if (marks.first_ms >= as_of_ms) return false;
  return marks.last_ms >= as_of_ms || (marks.arrived_ms !== null && marks.arrived_ms > as_of_ms);
}

// A list that runs backwards would otherwise move a day's records once per record.
function inOrder(records: readonly LineRecord[]): readonly LineRecord[] {
  return records.length > 1 ? records.toSorted((a, b) => a.at_ms - b.at_ms) : records;
}

/** `replaced`: the record was there, but this copy of it arrived earlier. */
function insert(records: LineRecord[], record: LineRecord): 'added' | 'replaced' | 'repeated' {
  let [low, high] = [0, records.length];
  while (low < high) {
    // The last place first: records mostly come in order, and then this is one comparison.
    const middle = high === records.length ? high - 1 : (low + high) >> 1;
    const known = records[middle]!;
    const order = compareRecords(known, record);
    if (order === 0) {
      records[middle] = earlierCopy(known, record);
      return records[middle] === known ? 'repeated' : 'replaced';
    }
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  if (low === records.length) records.push(record);
  else records.splice(low, 0, record);
  return 'added';
}
