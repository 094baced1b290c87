import { err, ok, type Result } from '@lendline/kernel';

import { type LineRecord, type Place, lineRecord } from '../records/line-record.ts';
import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import { isRowProblem, rejectRow, sortRows, type RowProblem } from '../records/row-problem.ts';
import { parseWallText } from '../records/wall-text.ts';
import { positionOf } from './antennas.ts';
import type { CallFile, CallReading, RowReader } from './call-file.ts';
import { csvRows, type CellRow } from './csv-rows.ts';
import { cellOf, columnsOf, type Columns } from './header-row.ts';
import { repeatedRows } from './repeated-rows.ts';

const aliases = {
  interaction: ['interaction'],
  direction: ['direction'],
  correspondent_id: ['correspondent_id'],
  datetime: ['datetime'],
  call_duration: ['call_duration'],
  antenna_id: ['antenna_id'],
  latitude: ['latitude'],
  longitude: ['longitude'],
} as const;

type Field = keyof typeof aliases;

const required = ['interaction', 'direction', 'correspondent_id', 'datetime'] as const satisfies Field[];

// What spreadsheets and data tools write for "nothing".
const absent = new Set(['', 'na', 'n/a', 'nan', 'null', 'none']);

/** The record CSV of bandicoot: one line's calls and texts, wall times without a zone. Error: `missing-column`. */
export function readBandicootFile(text: string, reading: CallReading): Result<CallFile, FileProblem> {
  const [header, ...rows] = csvRows(text);
  const table = bandicootTable(header, reading);
  if (!table.ok) return table;
  const { accepted: records, rejected, ignored } = sortRows(rows.map((row) => table.value(row)));
  const warnings = [...repeatedRows(records), ...unknownAntennas(records, reading)];
  return ok({
    kind: 'bandicoot',
    holder: { name: null, number: null },
    window: null,
    rows: rows.length,
    records,
    rejected,
    ignored,
    warnings,
  });
}

/** Reads the rows below bandicoot's header row. Error: `missing-column`. */
export function bandicootTable(
  header: CellRow | undefined,
  reading: CallReading,
): Result<RowReader<LineRecord>, FileProblem> {
  const columns = header ? columnsOf<Field>(header, aliases) : {};
  const missing = required.find((field) => columns[field] === undefined);
  if (missing) return err(fileProblem('missing-column', { line: header?.line ?? 1, field: missing }));
  const withPlaces = { ...reading, places: new Map<string, Place>() };
  return ok((row) => recordOf(row, columns, withPlaces));
}

/** Whether a text begins with this format's header row. */
export function isBandicootText(text: string): boolean {
  const [header] = csvRows(text.slice(0, 2000));
  return header !== undefined && isBandicootHeader(header);
}

export function isBandicootHeader(header: CellRow): boolean {
  const columns = columnsOf<Field>(header, aliases);
  return columns.interaction !== undefined && columns.correspondent_id !== undefined;
}

type Reading = CallReading & { readonly places: Map<string, Place> };

function recordOf(row: CellRow, columns: Columns<Field>, reading: Reading): LineRecord | RowProblem {
  if (!row.whole) return rejectRow('cut-row', row.line);
  const details = detailsOf(row, columns, reading);
  if ('reason' in details) return details;
  const time = parseWallText(cellOf(row, columns, 'datetime'));
  if (!time) return rejectRow('bad-time', row.line, 'datetime');
  const place = placeOf(row, columns, reading);
  if (place && isRowProblem(place)) return place;
  const { wall_ms } = time;
  return lineRecord({ ...details, at_ms: reading.clock.toEpoch(wall_ms), wall_ms, place, source_line: row.line });
}

function detailsOf(
  row: CellRow,
  columns: Columns<Field>,
  { words }: CallReading,
): Pick<LineRecord, 'kind' | 'direction' | 'peer' | 'seconds'> | RowProblem {
  const kind = cellOf(row, columns, 'interaction');
  words.count('kind', kind, kind === 'call' || kind === 'text');
  if (kind !== 'call' && kind !== 'text') return rejectRow('bad-kind', row.line, 'interaction');
  const direction = cellOf(row, columns, 'direction');
  words.count('direction', direction, direction === 'in' || direction === 'out');
  if (direction !== 'in' && direction !== 'out') return rejectRow('bad-direction', row.line, 'direction');
  const peer = cellOf(row, columns, 'correspondent_id');
  if (absent.has(peer.toLowerCase())) return rejectRow('missing-peer', row.line, 'correspondent_id');
  const seconds = kind === 'call' ? duration(cellOf(row, columns, 'call_duration')) : null;
  return Number.isNaN(seconds)
    ? rejectRow('bad-duration', row.line, 'call_duration')
    : { kind, direction, peer, seconds };
}

// bandicoot drops a call of `137.0` seconds (its issue 19), which data tools write for 137; we read it.
function duration(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function placeOf(row: CellRow, columns: Columns<Field>, reading: Reading): Place | RowProblem | null {
  const id = cellOf(row, columns, 'antenna_id');
  if (id !== '') return antenna(id, reading);
  const [latitude, longitude] = [cellOf(row, columns, 'latitude'), cellOf(row, columns, 'longitude')];
  if (latitude === '' && longitude === '') return null;
  const position = positionOf(latitude, longitude, row.line);
  return isRowProblem(position) ? position : { id: null, ...position };
}

// One shared object per antenna: a year of records names a few dozen places.
function antenna(id: string, reading: Reading): Place {
  const known = reading.places.get(id) ?? reading.antennas?.positions.get(id);
  const place = known ?? { id, latitude: null, longitude: null };
  reading.places.set(id, place);
  return place;
}

function unknownAntennas(records: readonly LineRecord[], reading: CallReading): FileWarning[] {
  if (!reading.antennas) return [];
  const without = records.filter(({ place }) => place?.latitude === null);
  const bad = reading.antennas.rejected;
  return [
    ...(without.length > 0 ? [fileWarning('unknown-antenna', without.length, without[0]!.source_line)] : []),
    ...(bad.length > 0 ? [fileWarning('bad-antenna-row', bad.length)] : []),
  ];
}
