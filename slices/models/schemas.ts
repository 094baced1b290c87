import { idOf, instantText, localText, nothing, type SchemasOf, z } from '@lendline/platform';
import type { ModelsClient } from './contract.ts';

const segment = z.enum(['new', 'repeat', 'trader']);
const role = z.enum(['champion', 'challenger', 'shadow', 'retired']);
const value = z.union([z.number(), z.string(), z.null()]);

const summary = z.object({
  id: idOf('model'),
  name: z.string(),
  kind: z.string(),
  segments: z.array(segment),
  role,
  simulated: z.boolean(),
  registeredAt: instantText,
  documentHash: z.string(),
  metrics: z.record(z.string(), z.number()),
});

const byModel = z.object({ modelId: idOf('model') });

export const modelsSchemas: SchemasOf<ModelsClient> = {
  list: { input: nothing, output: z.object({ models: z.array(summary) }) },
  get: { input: byModel, output: summary.extend({ card: localText }) },
  register: {
    input: z.object({
      name: z.string().trim().min(1, 'expected a name').max(120),
      segments: z.array(segment).min(1, 'expected at least one segment'),
      document: z.unknown(),
    }),
    output: summary,
  },
  assignRole: {
    input: z.object({ modelId: idOf('model'), role, note: z.string().trim().min(3, 'expected why').max(1000) }),
    output: summary,
  },
  score: {
    input: z.object({ segment, values: z.record(z.string(), value) }),
    output: z.object({
      modelId: idOf('model'),
      modelName: z.string(),
      simulated: z.boolean(),
      pd: z.number(),
      score: z.number(),
      points: z.array(z.object({ feature: z.string(), value, bin: z.string(), points: z.number() })),
      reasons: z.array(z.object({ feature: z.string(), pointsLost: z.number(), text: localText })),
    }),
  },
};
