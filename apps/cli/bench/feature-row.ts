import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { againstTarget, type Figure, quantile } from './figure.ts';

const most_ms = 2;

/**
 * The store of features on real Postgres: one feature row by its key as a use case reads it (a transaction narrowed to
 * the tenant), beside a bare `select` of the same row; and how fast records become committed, sealed days.
 */
export async function benchFeatureRow(): Promise<readonly Figure[]> {
  const { measureFeatures } = await import('@lendline/server');
  const data = mkdtempSync(join(tmpdir(), 'lendline-bench-'));
  chmodSync(data, 0o755);
  try {
    const { rows, state } = await measureFeatures({ data });
    const read = `one feature row of ${rows.lines} by key, ${rows.row_ms.length} reads one after the other`;
    const row = (name: string, share: number): Figure => {
      const [ours, reference] = [quantile(rows.row_ms, share), quantile(rows.bare_ms, share)].map(hundredths);
      const target = `at most ${most_ms} ms; reference: a bare select of the same row`;
      return {
        name,
        work: read,
        unit: 'ms',
        ours: ours!,
        reference: reference!,
        ratio: hundredths(ours! / reference!),
        target,
        pass: ours! <= most_ms,
      };
    };
    const busy = `${state.lines} busy lines (simulated), ${state.records} records`;
    const own = (figure: Pick<Figure, 'name' | 'work' | 'unit' | 'ours'>): Figure =>
      againstTarget({ ...figure, target: 'none set', pass: true });
    return [
      row('feature-row-p50', 0.5),
      row('feature-row-p99', 0.99),
      own({
        name: 'ingest-persisted',
        work: `${busy}: from records in memory to sealed days and the row, committed, one line at a time`,
        unit: 'records/s',
        ours: Math.round(state.records / (state.build_ms / 1000)),
      }),
      own({
        name: 'late-record-persisted',
        work: `${busy}: one late record of a line whose other days are kept, median`,
        unit: 'ms',
        ours: quantile(state.late_ms, 0.5),
      }),
      own({
        name: 'features-from-kept-days',
        work: `${busy}: all features of one line by its kept days, opened and joined, median`,
        unit: 'ms',
        ours: quantile(state.read_ms, 0.5),
      }),
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
