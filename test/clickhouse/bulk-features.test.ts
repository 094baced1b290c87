import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bulkFeatureNames,
  bulkFeatureSql,
  type BulkOptions,
  callFeatures,
  featureDefinition,
} from '@lendline/behaviour';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, askClickhouse, askDuckdb, hasClickhouse, writeRecords } from './engines.ts';
import { type Population, population, rowsOf } from './population.ts';

const settings: readonly { readonly name: string; readonly options: BulkOptions }[] = [
  {
    name: 'midnight in Shanghai',
    options: { as_of: Temporal.Instant.from('2026-06-15T00:00:00+08:00'), zone: 'Asia/Shanghai' },
  },
  {
    name: 'an afternoon in Berlin after the clock was set ahead, all windows',
    options: {
      as_of: Temporal.Instant.from('2026-04-20T15:37:12.345+02:00'),
      zone: 'Europe/Berlin',
      windows: ['180d', '7d', '30d', '90d'],
    },
  },
  {
    name: 'the first hour of a day in Havana, where the clock is set at midnight',
    options: { as_of: Temporal.Instant.from('2026-11-05T00:30:00-05:00'), zone: 'America/Havana', windows: ['30d'] },
  },
];

const folder = mkdtempSync(join(tmpdir(), 'lendline-bulk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const without = hasClickhouse ? '' : ' (skipped: chdb is not installed in test/clickhouse)';

describe.each(settings)('features in bulk at $name', { timeout: 120_000 }, ({ options }) => {
  const file = join(folder, `${options.as_of.epochMilliseconds}.parquet`);
  const text = bulkFeatureSql(options);
  let lines: Population;

  beforeAll(async () => {
    lines = population(options.as_of, 150);
    await writeRecords(file, rowsOf(lines));
  });

  it('have in DuckDB the names and the values that one line has by itself', async () => {
    expect(differences(lines, options, await askDuckdb(file, text))).toEqual([]);
  });

  it.skipIf(!hasClickhouse)(`have in ClickHouse the same from the same text${without}`, () => {
    expect(differences(lines, options, askClickhouse(file, text))).toEqual([]);
  });

  it('are the same when the lines are taken in pieces', async () => {
    const pieces: Answers[] = [];
    for (const [from, until] of [
      [-5n, 40n],
      [40n, 41n],
      [41n, 1000n],
    ] as const) {
      pieces.push(await askDuckdb(file, bulkFeatureSql({ ...options, lines: { from, until } })));
    }
    const known = new Map((await askDuckdb(file, text)).map((row) => [row['line'], row]));
    expect(pieces.flat()).toHaveLength(known.size);
    for (const row of pieces.flat()) {
      const whole = known.get(row['line'])!;
      expect(Object.keys(row).filter((name) => !agree(row[name], whole[name]))).toEqual([]);
    }
  });
});

describe('the text for features in bulk', () => {
  it('gives at least sixty features of the catalogue', () => {
    const names = bulkFeatureNames(settings[0]!.options);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(names.filter((name) => featureDefinition(name)?.source !== 'calls')).toEqual([]);
  });
});

/** What disagrees with `callFeatures` by more than 1e-9 of the value; a line without a record before `as_of` has no row. */
function differences(lines: Population, options: BulkOptions, answers: Answers): string[] {
  const byLine = new Map(answers.map((row) => [row['line'], row]));
  const names = bulkFeatureNames(options);
  return [...lines].flatMap(([line, records]) => {
    const expected = callFeatures(records, options);
    const found = byLine.get(line);
    if (expected['days_since_last__callandtext'] === null) return found ? [`${line} has no records`] : [];
    return names.flatMap((name) =>
      found && agree(found[name], expected[name])
        ? []
        : [`line ${line} ${name}: ${found?.[name]} instead of ${expected[name]}`],
    );
  });
}

function agree(found: number | null | undefined, expected: number | null | undefined): boolean {
  if (typeof found !== 'number' || typeof expected !== 'number') return found === null && expected === null;
  // Two sums of rounded terms that cancel out differ by their rounding, which no share of nearly 0 can hold.
  return Math.abs(found - expected) <= Math.max(1e-9 * Math.abs(expected), 1e-13);
}
