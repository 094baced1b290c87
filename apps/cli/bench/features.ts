import { benchBulk } from './bulk.ts';
import type { Figure } from './figure.ts';
import { benchIngest } from './ingest.ts';

/** What it costs to compute features: one line as records come in, and many lines at once. */
export async function benchFeatures(): Promise<readonly Figure[]> {
  return [...(await benchBulk()), ...benchIngest()];
}
