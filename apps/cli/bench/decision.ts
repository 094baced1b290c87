import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { againstTarget, type Figure, quantile } from './figure.ts';

const applicants = 100;

/**
 * From handing in to the decision, for one client at a time: job, carrier checks on real sockets, features of half a
 * year of records, score, strategy, audit and events, all committed.
 */
export async function benchDecision(): Promise<readonly Figure[]> {
  const { measureDecisions } = await import('@lendline/server');
  const data = mkdtempSync(join(tmpdir(), 'lendline-bench-'));
  chmodSync(data, 0o755);
  try {
    const times_ms = await measureDecisions({ checkout, data, applicants });
    const work = `hand in to decision, one client, ${times_ms.length} applicants with both files (simulated)`;
    const figure = (name: string, share: number, most_ms: number): Figure => {
      const ours = quantile(times_ms, share);
      return againstTarget({ name, work, unit: 'ms', ours, target: `at most ${most_ms} ms`, pass: ours <= most_ms });
    };
    // A borrower sees the decision within seconds; p95 under 3 s is the product's promise.
    return [figure('decision-p50', 0.5, 3000), figure('decision-p99', 0.99, 3000)];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
