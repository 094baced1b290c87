import { err, ok, type Result } from '@lendline/kernel';

import type { Place } from '../records/line-record.ts';
import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { isRowProblem, rejectRow, sortRows, type RowProblem } from '../records/row-problem.ts';
import { csvRows, type CellRow } from './csv-rows.ts';
import { decodeText } from './decode-text.ts';
import { cellOf, columnsOf, hasAll, type Columns } from './header-row.ts';

/** Where each antenna stands, in degrees (WGS 84). */
export interface AntennaTable {
  readonly positions: ReadonlyMap<string, Place>;
  readonly rejected: readonly RowProblem[];
}

const aliases = {
  id: ['antenna_id', 'place_id', 'cell_id'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon', 'lng'],
} as const;

type Field = keyof typeof aliases;

/** Reads `antenna_id,latitude,longitude`. Errors: those of `decodeText`, and `missing-column`. */
export function readAntennas(bytes: Uint8Array): Result<AntennaTable, FileProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const [header, ...rows] = csvRows(decoded.value.text);
  const columns = header ? columnsOf<Field>(header, aliases) : {};
  if (!header || !hasAll(columns, ['id', 'latitude', 'longitude'])) {
    return err(fileProblem('missing-column', { line: 1, field: 'antenna_id, latitude, longitude' }));
  }
  const { accepted, rejected } = sortRows(rows.map((row) => antennaOf(row, columns)));
  return ok({ positions: new Map(accepted.map((place) => [place.id, place])), rejected });
}

/** Reads a pair of degrees; a problem when they are not a point on the globe. */
export function positionOf(
  latitude: string,
  longitude: string,
  line: number,
): { readonly latitude: number; readonly longitude: number } | RowProblem {
  const [lat, lon] = [degrees(latitude, 90), degrees(longitude, 180)];
  if (lat === null) return rejectRow('bad-place', line, 'latitude');
  return lon === null ? rejectRow('bad-place', line, 'longitude') : { latitude: lat, longitude: lon };
}

function antennaOf(row: CellRow, columns: Columns<Field>): (Place & { readonly id: string }) | RowProblem {
  const id = cellOf(row, columns, 'id');
  if (id === '') return rejectRow('bad-place', row.line, 'antenna_id');
  const position = positionOf(cellOf(row, columns, 'latitude'), cellOf(row, columns, 'longitude'), row.line);
  return isRowProblem(position) ? position : { id, ...position };
}

function degrees(text: string, limit: number): number | null {
  const value = /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= limit ? value : null;
}
