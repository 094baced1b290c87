import { benchBandicoot } from './bandicoot.ts';
import { benchBulk } from './bulk.ts';
import { benchFeatureRow } from './feature-row.ts';
import type { Figure } from './figure.ts';
import { benchIngest } from './ingest.ts';

/** What it costs to compute features: one line as records come in, many lines at once, and what is kept in Postgres. */
export async function benchFeatures(): Promise<readonly Figure[]> {
  return [...(await benchBulk()), ...benchIngest(), ...benchBandicoot(), ...(await benchFeatureRow())];
}
