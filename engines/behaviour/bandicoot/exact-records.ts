import { err, ok, type Result } from '@lendline/kernel';
import { dayNumber, civilDay } from '../records/civil-day.ts';
import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { type LineRecord, lineRecord, type Place } from '../records/line-record.ts';
import { rejectRow, type RowProblem } from '../records/row-problem.ts';
import { type WallClock, wallClock } from '../records/wall-clock.ts';
import type { AntennaTable } from '../readers/antennas.ts';
import type { CallFile } from '../readers/call-file.ts';
import { decodeText } from '../readers/decode-text.ts';
import { countFaults, type FaultCounts, type FaultField, faultReasons } from './fault-counts.ts';
import { type DictRow, dictRows } from './dict-rows.ts';

/** A record file as bandicoot loads it, with what it counts of the rows that it leaves out. */
export type ExactFile = CallFile & { readonly faults: FaultCounts };

const required = ['interaction', 'direction', 'correspondent_id', 'datetime'] as const;

interface ExactReading {
  readonly clock: WallClock;
  readonly antennas: AntennaTable | undefined;
}

export interface ExactOptions {
  /** The zone of the file's wall times. */
  readonly zone: string;
  readonly antennas?: AntennaTable | undefined;
}

/**
 * The record CSV as bandicoot's `read_csv` takes it: cells as they stand, one form of times, whole seconds of calls
 * only, every faulty field of a row counted. Errors: those of `decodeText`, and `missing-column`, where bandicoot stops.
 */
export function readExactRecords(bytes: Uint8Array, { zone, antennas }: ExactOptions): Result<ExactFile, FileProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const reading = { clock: wallClock(zone), antennas };
  const { columns, rows } = dictRows(decoded.value.text);
  const missing = required.find((column) => !columns.includes(column));
  if (missing) return err(fileProblem('missing-column', { line: 1, field: missing }));
  const placeOf = placeReader(reading);
  const records: LineRecord[] = [];
  const rejected: RowProblem[] = [];
  const faults = rows.map((row) => {
    const read = readRow(row, placeOf(row));
    const fields = faultsOf(row, read);
    if (fields.length > 0) rejected.push(rejectRow(faultReasons[fields[0]!], row.line, fields[0]));
    else records.push(recordOf(row, read, reading));
    return fields;
  });
  return ok({
    kind: 'bandicoot',
    holder: { name: null, number: null },
    window: null,
    rows: rows.length,
    records,
    rejected,
    ignored: [],
    warnings: [],
    faults: countFaults(faults),
  });
}

interface ReadRow {
  readonly kind: 'call' | 'text' | 'place' | null;
  readonly wall_ms: number | null;
  /** Null where the cell is empty, NaN where it is no whole number. */
  readonly seconds: number | null;
  readonly place: Place | null;
}

function readRow({ cells }: DictRow, place: Place | null): ReadRow {
  const interaction = cells['interaction'] ?? '';
  const length = cells['call_duration'] ?? '';
  return {
    kind:
      interaction === 'call' || interaction === 'text'
        ? interaction
        : interaction === 'gps' || interaction === ''
          ? 'place'
          : null,
    wall_ms: exactTime(cells['datetime'] ?? ''),
    seconds: length === '' ? null : /^\s*[-+]?\d+\s*$/.test(length) ? Number(length) : Number.NaN,
    place,
  };
}

function faultsOf({ cells }: DictRow, { kind, wall_ms, seconds, place }: ReadRow): FaultField[] {
  const isInteraction = kind === 'call' || kind === 'text';
  const direction = cells['direction'];
  const faults: Readonly<Record<FaultField, boolean>> = {
    interaction: kind === null,
    // An empty cell is not the missing one that bandicoot would let a position have.
    direction: direction !== 'in' && direction !== 'out' && !(kind === 'place' && direction === undefined),
    correspondent_id: isInteraction && (cells['correspondent_id'] ?? '') === '',
    datetime: wall_ms === null,
    call_duration: kind === 'call' && (seconds === null || Number.isNaN(seconds)),
    location: !isInteraction && place === null,
  };
  return (Object.keys(faults) as FaultField[]).filter((field) => faults[field]);
}

function recordOf(
  { cells, line }: DictRow,
  { kind, wall_ms, seconds, place }: ReadRow,
  reading: ExactReading,
): LineRecord {
  const wall = wall_ms!;
  return lineRecord({
    kind: kind!,
    direction: cells['direction'] === 'out' ? 'out' : 'in',
    peer: kind === 'place' ? '' : cells['correspondent_id']!,
    at_ms: reading.clock.toEpoch(wall),
    wall_ms: wall,
    // A text may have a length too: a network matches by it.
    seconds: Number.isNaN(seconds) ? null : seconds,
    place,
    source_line: line,
  });
}

const timeForm = /^(\d{4})-(\d{1,2})-(\d{1,2})\s+(\d{1,2}):(\d{1,2}):(\d{1,2})$/;

/** A time in Python's `%Y-%m-%d %H:%M:%S`, in milliseconds of the wall; null where it is none. */
function exactTime(text: string): number | null {
  const [, year, month, day, hour, minute, second] = (timeForm.exec(text) ?? []).map(Number);
  if (year === undefined || hour! > 23 || minute! > 59 || second! > 59) return null;
  const days = exactDay(year, month!, day!);
  return days === null ? null : ((days * 24 + hour!) * 3600 + minute! * 60 + second!) * 1000;
}

/** The number of a day that exists, else null. */
export function exactDay(year: number, month: number, day: number): number | null {
  const days = dayNumber(year, month, day);
  const back = civilDay(days);
  return back.month === month && back.day === day ? days : null;
}

/**
 * With a table of antennas the point of a record is the table's and nothing else: even a record that names no antenna
 * loses the point it has.
 */
function placeReader({ antennas }: ExactReading): (row: DictRow) => Place | null {
  const known = new Map<string, Place | null>();
  return ({ cells }) => {
    const id = cells['antenna_id'] || null;
    const point = antennas ? '' : `${cells['latitude'] ?? ''} ${cells['longitude'] ?? ''}`;
    const key = `${id} ${point}`;
    const place = known.get(key);
    if (place !== undefined) return place;
    const table = id === null ? undefined : antennas?.positions.get(id);
    const found = table ?? pointOf(id, antennas ? {} : cells);
    known.set(key, found);
    return found;
  };
}

function pointOf(id: string | null, cells: DictRow['cells']): Place | null {
  const [latitude, longitude] = [degrees(cells['latitude']), degrees(cells['longitude'])];
  if (latitude !== null && longitude !== null) return { id, latitude, longitude };
  return id === null ? null : { id, latitude: null, longitude: null };
}

function degrees(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
