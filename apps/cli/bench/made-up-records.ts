import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { copyTo } from '../bulk/write-bulk-features.ts';

/** The instant up to which the records go, and the days before it that they fill. */
export const recordsUntil = Temporal.Instant.from('2025-07-01T00:00:00+08:00');
const days = 90;

export interface MadeUpRecords {
  readonly files: readonly string[];
  readonly records: number;
}

/**
 * About a hundred calls and texts per line, sorted by line and time, the same on every machine: all chance comes from
 * hashes of the line's and the record's number. From 20 to 260 records a line, 5 to 60 numbers of which a few have most
 * of the talk, busy afternoons, calls of a minute and a half on average. Simulated: nobody's records.
 */
export async function makeUpRecords(
  connection: DuckDBConnection,
  { lines, folder }: { readonly lines: number; readonly folder: string },
): Promise<MadeUpRecords> {
  await connection.run(`CREATE OR REPLACE MACRO chance(a, b) AS (hash(a, b) >> 11) / 9007199254740992.0::DOUBLE`);
  const files: string[] = [];
  let records = 0;
  for (let from = 0; from < lines; from += linesPerFile) {
    const file = join(folder, `records-${String(files.length + 1).padStart(3, '0')}.parquet`);
    records += await copyTo(connection, file, recordsOf(from, Math.min(lines, from + linesPerFile)));
    files.push(file);
  }
  return { files, records };
}

/** Few enough to be sorted in memory. */
const linesPerFile = 50_000;

function recordsOf(from: number, until: number): string {
  const until_s = recordsUntil.epochMilliseconds / 1000;
  return `
    SELECT
      line,
      CAST(hash(line, floor((5 + 55 * chance(line, 'contacts')) * pow(chance(h, 'peer'), 2.5))) >> 1 AS BIGINT) AS peer,
      CAST(chance(h, 'text') < 0.4 AS TINYINT) AS kind,
      CAST(chance(h, 'out') < 0.55 AS TINYINT) AS out,
      1000 * CAST(${until_s} - 86400 * (1 + floor(${days} * chance(h, 'day')))
        + floor(43200 * (chance(h, 'early') + chance(h, 'late'))) AS BIGINT) AS at_ms,
      at_ms + 60000 AS arrived_ms,
      CASE WHEN kind = 0 THEN CAST(-90 * ln(1 - chance(h, 'seconds')) AS INTEGER) ELSE 0 END AS seconds
    FROM (
      SELECT line, hash(line, unnest(range(CAST(20 + 240 * pow(chance(line, 'records'), 2) AS BIGINT)))) AS h
      FROM range(${from}, ${until}) AS t(line)
    )
    ORDER BY line, at_ms`;
}
