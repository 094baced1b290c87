import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { bulkFeatureSql, type BulkOptions } from '@lendline/behaviour';
import { ok, type Result } from '@lendline/kernel';
import type { InputProblem } from '../io.ts';
import { lineRanges } from './line-ranges.ts';
import { openRecords, quoted } from './records-in-parquet.ts';

export interface BulkWork {
  readonly records: readonly string[];
  /** A folder, made if it is not there; parts of an earlier run are written over. */
  readonly out: string;
  readonly features: Omit<BulkOptions, 'lines'>;
  /** What DuckDB may hold in memory before it uses the disk, such as `6GB`. */
  readonly memory: string;
  readonly threads?: number;
  readonly onPart?: (done: number, of: number) => void;
}

export interface BulkAnswer {
  readonly lines: number;
  readonly parts: readonly string[];
}

/** About as many records as two cores work through in a few seconds, and some hundred megabytes of groups. */
const rowsPerRange = 5_000_000;

/** Features of all lines of Parquet files, as Parquet: one row per line, one part per range of lines. */
export async function writeBulkFeatures(work: BulkWork): Promise<Result<BulkAnswer, readonly InputProblem[]>> {
  await mkdir(work.out, { recursive: true });
  return withDuckdb(work, async (connection) => {
    const groups = await openRecords(connection, work.records);
    if (!groups.ok) return groups;
    const ranges = lineRanges(groups.value, rowsPerRange) ?? [];
    const pieces = ranges.length > 0 ? ranges.map((lines) => ({ ...work.features, lines })) : [work.features];
    const parts: string[] = [];
    let lines = 0;
    for (const [index, piece] of pieces.entries()) {
      work.onPart?.(index, pieces.length);
      const part = join(work.out, `part-${String(index + 1).padStart(4, '0')}.parquet`);
      lines += await copyTo(connection, part, bulkFeatureSql(piece));
      parts.push(part);
    }
    return ok({ lines, parts });
  });
}

/** Runs with a DuckDB of its own, which is closed afterwards. */
export async function withDuckdb<Value>(
  { memory, threads, out }: Pick<BulkWork, 'memory' | 'threads' | 'out'>,
  use: (connection: DuckDBConnection) => Promise<Value>,
): Promise<Value> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    temp_directory: join(out, 'spilled'),
    // Rows of a line are counted, never looked at in order.
    preserve_insertion_order: 'false',
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Writes what a text gives as one Parquet file and tells its rows. */
export async function copyTo(connection: DuckDBConnection, file: string, text: string): Promise<number> {
  const written = await connection.runAndReadAll(`COPY (${text}) TO ${quoted(file)} (FORMAT parquet)`);
  return Number(written.getRows()[0]?.[0] ?? 0);
}
