import { idOf, instantText, localText, nothing, type SchemasOf, z } from '@lendline/platform';
import type { FeaturesClient } from './contract.ts';

const coverage = z.object({
  present: z.boolean(),
  coveredDays: z.number().int(),
  newest: instantText.nullable(),
  ageDays: z.number().int().nullable(),
  flags: z.array(z.string()),
});

const snapshot = z.object({
  id: idOf('snapshot'),
  lineId: idOf('line'),
  asOf: instantText,
  catalogueVersion: z.string(),
  values: z.record(z.string(), z.number().nullable()),
  coverage: z.object({ calls: coverage, statement: coverage }),
});

const definition = z.object({
  name: z.string(),
  label: localText,
  definition: localText,
  unit: z.string(),
  source: z.enum(['calls', 'statement', 'graph', 'line', 'own-book']),
});

export const featuresSchemas: SchemasOf<FeaturesClient> = {
  catalogue: { input: nothing, output: z.object({ version: z.string(), features: z.array(definition) }) },
  compute: { input: z.object({ lineId: idOf('line'), asOf: instantText }), output: snapshot },
  getSnapshot: { input: z.object({ snapshotId: idOf('snapshot') }), output: snapshot },
};
