import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { againstTarget, type Figure, quantile } from './figure.ts';

const leastLoans = 20_000;
const most_s = 40;
const mostGrowth = 1.3;
/** Runs on either side of a day whose median stands for it. */
const around = 6;

/**
 * Close of business with all its steps over a large book, and a small book caught up over two years of business dates, one run
 * for each. `LENDLINE_BENCH_LOANS` and `LENDLINE_BENCH_DAYS` make them smaller.
 */
export async function benchCob(): Promise<readonly Figure[]> {
  const { measureBooks } = await import('@lendline/server');
  const data = mkdtempSync(join(tmpdir(), 'lendline-bench-'));
  chmodSync(data, 0o755);
  const loans = Number(process.env['LENDLINE_BENCH_LOANS'] ?? 200_000);
  const days = Number(process.env['LENDLINE_BENCH_DAYS'] ?? 700);
  try {
    return await measureBooks({ data }, async (measures) => {
      const runs_ms = await measures.catchUp({ loans: 1_000, days });
      return [closing(loans, await measures.oneClosing(loans)), ...catchingUp(runs_ms)];
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function closing(loans: number, took_ms: number): Figure {
  const ours = Math.round((loans / took_ms) * 1000);
  return againstTarget({
    name: 'cob',
    work: `all steps over ${loans} monthly loans (made up), one business date, one process`,
    unit: 'loans/s',
    ours,
    target: `at least ${leastLoans}`,
    pass: ours >= leastLoans,
  });
}

function catchingUp(runs_ms: readonly number[]): Figure[] {
  const days = runs_ms.length;
  const seconds = runs_ms.reduce((sum, run) => sum + run, 0) / 1000;
  const [early, late] = [medianAround(runs_ms, 7), medianAround(runs_ms, days)];
  const growth = Math.round((late / early) * 100) / 100;
  return [
    againstTarget({
      name: 'cob-catch-up',
      work: `1000 loans × 24 instalments over ${days} business dates, one run for each`,
      unit: 's',
      ours: seconds,
      target: `at most ${most_s} s for 700`,
      pass: seconds <= (most_s * days) / 700,
    }),
    {
      name: 'cob-age',
      work: `the run of day ${days} beside that of day 7, medians of the days around them`,
      unit: 'ms',
      ours: Math.round(late * 10) / 10,
      reference: Math.round(early * 10) / 10,
      ratio: growth,
      target: `at most ${mostGrowth} times day 7`,
      pass: growth <= mostGrowth,
    },
  ];
}

/** The median of the runs around a day; days count from 1. */
function medianAround(runs_ms: readonly number[], day: number): number {
  return quantile(runs_ms.slice(Math.max(0, day - 1 - around), day + around), 0.5);
}
