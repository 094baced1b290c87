import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

/** Of bare SQL on the same pool in the same run, which posts as many and keeps the same promise. */
const least = 0.8;

/** Postings a second on one hot account, in batches of 100 and one by one, each beside bare SQL. */
export async function benchLedger(): Promise<readonly Figure[]> {
  const { measureBooks } = await import('@lendline/server');
  const data = mkdtempSync(join(tmpdir(), 'lendline-bench-'));
  chmodSync(data, 0o755);
  try {
    const rates = await measureBooks({ data }, (measures) => measures.postings());
    return rates.map(({ batch, clients, ours, bare }) => ({
      name: `postings-${batch}-by-${clients}`,
      work: `${batch === 1 ? 'single idempotent postings' : `batches of ${batch}`}, one hot account, ${clients} ${clients === 1 ? 'client' : 'clients'}, beside bare SQL`,
      unit: 'postings/s' as const,
      ours: Math.round(ours),
      reference: Math.round(bare),
      ratio: Math.round((ours / bare) * 100) / 100,
      target: `at least ${least} times bare SQL`,
      pass: ours / bare >= least,
    }));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
