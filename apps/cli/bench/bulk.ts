import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkFeatureNames, bulkFeatures } from '@lendline/behaviour';
import { assert } from '@lendline/kernel';
import { quoted } from '../bulk/records-in-parquet.ts';
import { copyTo, withDuckdb, writeBulkFeatures } from '../bulk/write-bulk-features.ts';
import { type Figure, quantile } from './figure.ts';
import { type MadeUpRecords, makeUpRecords, recordsUntil } from './made-up-records.ts';

const turns = 3;
const memory = '6GB';
const threads = availableParallelism();

/** What the core set leaves out: lists that are sorted, or counted by the hour, for a few features. Measured beside it. */
const besidesCore = /^(call_duration__call__median|percent_pareto_.*|interevent_time_.*|entropy_of_hours)$/;
const coreFeatures = bulkFeatures.filter((name) => !besidesCore.test(name));

/** One plain GROUP BY over the same files: the least that any features of these records could cost. */
const reference = `
  SELECT line, count(*) AS n, sum(out) AS outs, sum(kind) AS texts, min(at_ms) AS first, max(at_ms) AS last,
    avg(at_ms) AS middle, sum(seconds) AS total, avg(seconds) AS mean, stddev_pop(seconds) AS spread,
    min(seconds) AS shortest, max(seconds) AS longest, count(seconds) AS known
  FROM records GROUP BY line`;

/** Bulk features beside the plain GROUP BY, in turns: both read the same Parquet and write theirs. */
export async function benchBulk(
  lines = Number(process.env['LENDLINE_BENCH_LINES'] ?? 1_000_000),
): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lendline-bench-bulk-'));
  try {
    process.stderr.write(`making up the records of ${lines} lines (simulated)…\n`);
    const made = await withDuckdb({ memory, out: folder }, (connection) =>
      makeUpRecords(connection, { lines, folder }),
    );
    const times = { reference: [] as Spent[], core: [] as Spent[], all: [] as Spent[] };
    for (let turn = 1; turn <= turns; turn += 1) {
      process.stderr.write(`turn ${turn} of ${turns}…\n`);
      times.reference.push(await spent(() => groupBy(made, folder)));
      times.core.push(await spent(() => features(made, { folder, names: coreFeatures })));
    }
    times.all.push(await spent(() => features(made, { folder, names: bulkFeatures })));
    return figures({ lines, made, times });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly lines: number;
  readonly made: MadeUpRecords;
  readonly times: Readonly<Record<'reference' | 'core' | 'all', readonly Spent[]>>;
}

interface Beside {
  readonly names: readonly string[];
  readonly by: 'core' | 'all';
  readonly clock: keyof Spent;
}

function figures({ lines, made, times }: Measured): Figure[] {
  const millions = (made.records / 1e6).toFixed(1);
  const megabytes = made.files.reduce((sum, file) => sum + statSync(file).size, 0) / 2 ** 20;
  const work = `${lines} lines, ${millions} M records (simulated, ${megabytes.toFixed(0)} MB of Parquet), ${threads} threads`;
  const beside = (name: string, { names, by, clock }: Beside): Figure => {
    const [ours, plain] = [medianOf(times[by], clock), medianOf(times.reference, clock)];
    const count = bulkFeatureNames({ as_of: recordsUntil, zone, features: names }).length;
    const ratio = Math.round((ours / plain) * 100) / 100;
    return {
      name,
      work: `${count} features of ${work}, beside one GROUP BY of 12 plain aggregates${clock === 'wall_s' ? '' : ', processor time'}`,
      unit: 's',
      ours: Math.round(ours * 100) / 100,
      reference: Math.round(plain * 100) / 100,
      ratio,
      target: name === 'bulk-core' ? 'ratio at most 8' : 'none set',
      pass: name !== 'bulk-core' || ratio <= 8,
    };
  };
  const peak_GB = (process.resourceUsage().maxRSS * 1024) / 1e9;
  return [
    beside('bulk-core', { names: coreFeatures, by: 'core', clock: 'wall_s' }),
    // What other programs on the machine take is not in it.
    beside('bulk-core-processor', { names: coreFeatures, by: 'core', clock: 'processor_s' }),
    beside('bulk-all', { names: bulkFeatures, by: 'all', clock: 'wall_s' }),
    {
      name: 'bulk-memory',
      work: `the same, most memory that the process ever had`,
      unit: 'GB',
      ours: Math.round(peak_GB * 100) / 100,
      reference: null,
      ratio: null,
      target: 'at most 8 GB',
      pass: peak_GB <= 8,
    },
  ];
}

const zone = 'Asia/Shanghai';

async function features(
  { files }: MadeUpRecords,
  { folder, names }: { readonly folder: string; readonly names: readonly string[] },
): Promise<void> {
  const written = await writeBulkFeatures({
    records: files,
    out: join(folder, 'features'),
    features: { as_of: recordsUntil, zone, features: names },
    memory,
    threads,
  });
  assert(written.ok, 'made-up records are in order');
}

function groupBy({ files }: MadeUpRecords, folder: string): Promise<number> {
  mkdirSync(join(folder, 'features'), { recursive: true });
  return withDuckdb({ memory, threads, out: folder }, async (connection) => {
    await connection.run(`CREATE VIEW records AS SELECT * FROM read_parquet([${files.map(quoted).join(', ')}])`);
    return copyTo(connection, join(folder, 'plain.parquet'), reference);
  });
}

interface Spent {
  readonly wall_s: number;
  readonly processor_s: number;
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const started_ms = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall_s: (performance.now() - started_ms) / 1000, processor_s: (user + system) / 1e6 };
}

function medianOf(times: readonly Spent[], clock: keyof Spent): number {
  return quantile(
    times.map((time) => time[clock]),
    0.5,
  );
}
