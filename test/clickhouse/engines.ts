import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { bulkColumns, type BulkRow, bulkTable, clickhouseFunctions, duckdbFunctions } from '@lendline/behaviour';

/** Answers of one engine: `line`, then a number or null by feature. */
export type Answers = readonly Readonly<Record<string, number | null>>[];

/** A made-up `line_records` as a Parquet file, which both engines read. */
export async function writeRecords(file: string, rows: readonly BulkRow[]): Promise<void> {
  const lines = `${file}.json`;
  writeFileSync(lines, rows.map((row) => JSON.stringify(row)).join('\n'));
  const columns = Object.entries(bulkColumns).map(([name, type]) => `${name}: '${type}'`);
  const read = `read_json('${lines}', format = 'newline_delimited', columns = {${columns.join(', ')}})`;
  await inDuckdb([`COPY (SELECT * FROM ${read}) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 5000)`], 'SELECT 1');
}

export function askDuckdb(file: string, text: string): Promise<Answers> {
  return inDuckdb([...duckdbFunctions, `CREATE VIEW ${bulkTable} AS SELECT * FROM read_parquet('${file}')`], text);
}

async function inDuckdb(before: readonly string[], text: string): Promise<Answers> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const statement of before) await connection.run(statement);
    const rows = (await connection.runAndReadAll(text)).getRowObjects();
    return rows.map((row) => mapValues(row, (value) => (value === null ? null : Number(value))));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const clickhouseFolder = join(import.meta.dirname, 'node_modules', 'chdb');

export const hasClickhouse = existsSync(clickhouseFolder);

/** The part of chdb's interface that is used. */
interface Chdb {
  readonly Session: new () => { query(text: string, format?: string): string; cleanup(): void };
}

export function askClickhouse(file: string, text: string): Answers {
  // Not an import: the package is in none of the manifests that the tools of this repository know of.
  const { Session } = createRequire(import.meta.url)(clickhouseFolder) as Chdb;
  const session = new Session();
  try {
    for (const statement of clickhouseFunctions) session.query(statement);
    session.query(`CREATE VIEW ${bulkTable} AS SELECT * FROM file('${file}', Parquet)`);
    const rows = session.query(text, 'JSONEachRow').split('\n').filter(Boolean);
    return rows.map((row) => mapValues(JSON.parse(row), (value) => (value === null ? null : Number(value))));
  } finally {
    session.cleanup();
  }
}

function mapValues(
  row: Readonly<Record<string, unknown>>,
  map: (value: unknown) => number | null,
): Record<string, number | null> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, map(value)]));
}
