import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkFeatureNames, featureDefinition } from '@lendline/behaviour';
import { afterAll, describe, expect, it } from 'vitest';
import { copyTo, withDuckdb, writeBulkFeatures } from './write-bulk-features.ts';

const folder = mkdtempSync(join(tmpdir(), 'lendline-bulk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const features = { as_of: Temporal.Instant.from('2026-06-15T00:00:00+08:00'), zone: 'Asia/Shanghai' };
const memory = '500MB';

/** Three hundred lines with two records each, a day and an hour before; `change` replaces columns. */
async function recordsFile(name: string, change: string): Promise<string> {
  const file = join(folder, name);
  const columns = `r // 2 AS line, r % 7 AS peer, r % 2 AS kind, 1 AS out, 1781452800000 - 3600000 * (1 + 23 * (r % 2))
    AS at_ms, 0 AS arrived_ms, 60 * (1 - r % 2) AS seconds`;
  await withDuckdb({ memory, out: folder }, (connection) =>
    copyTo(connection, file, `SELECT * ${change} FROM (SELECT ${columns} FROM range(600) AS t(r)) ORDER BY line`),
  );
  return file;
}

describe('features of many lines', () => {
  it('are one row per line with the names of the catalogue', async () => {
    const out = join(folder, 'features');
    const written = await writeBulkFeatures({ records: [await recordsFile('r.parquet', '')], out, features, memory });
    expect(written).toMatchObject({ ok: true, value: { lines: 300 } });
    const rows = await withDuckdb({ memory, out }, async (connection) =>
      (await connection.runAndReadAll(`SELECT * FROM '${out}/*.parquet' ORDER BY line`)).getRowObjects(),
    );
    expect(Object.keys(rows[0]!)).toEqual(['line', ...bulkFeatureNames(features)]);
    expect(rows.map(({ line }) => Number(line))).toEqual(Array.from({ length: 300 }, (_, line) => line));
    expect(rows[7]).toMatchObject({ call_seconds__30d: 60, days_since_last__callandtext: 1 / 24 });
    expect(featureDefinition('call_seconds__30d')?.source).toBe('calls');
  });

  it.each([
    { what: 'no peers', change: 'EXCLUDE (peer)', field: 'peer', got: 'no such column' },
    { what: 'text for a line', change: "REPLACE (line || '' AS line)", field: 'line', got: 'VARCHAR' },
    {
      what: 'an arrival that is NULL',
      change: 'REPLACE (nullif(arrived_ms, 0) AS arrived_ms)',
      field: 'arrived_ms',
      got: '600 NULL',
    },
  ])('are refused for records with $what, and the column is named', async ({ what, change, field, got }) => {
    const records = [await recordsFile(`${what}.parquet`, change)];
    const refused = await writeBulkFeatures({ records, out: join(folder, 'none'), features, memory });
    expect(refused).toMatchObject({ ok: false, error: [{ field, got }] });
  });

  it('are refused for a file that is no Parquet', async () => {
    const refused = await writeBulkFeatures({ records: [import.meta.filename], out: folder, features, memory });
    expect(refused).toMatchObject({ ok: false, error: [{ field: '' }] });
  });
});
