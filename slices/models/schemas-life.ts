import { idOf, instantText, localText, z } from '@lendline/platform';

export const segment = z.enum(['new', 'repeat', 'trader']);
export const role = z.enum(['champion', 'challenger', 'shadow', 'retired', 'withdrawn']);
export const exposure = z.enum(['low', 'medium', 'high']);
export const dutyName = z.enum(['development', 'test', 'review', 'monitoring', 'optimisation', 'retirement']);

export const inventoryRow = z.object({
  modelId: idOf('model'),
  name: z.string(),
  version: z.number().int(),
  kind: z.string(),
  role,
  segments: z.array(segment),
  simulated: z.boolean(),
  intendedUse: z.string().nullable(),
  exposure: exposure.nullable(),
  tier: z.enum(['low', 'medium', 'high']),
  because: localText,
  reviewEveryDays: z.number().int(),
  duties: z.record(dutyName, z.string().nullable()),
  scores90Days: z.number().int(),
  openAlerts: z.number().int(),
  registeredAt: instantText,
  documentHash: z.string(),
});

export const run = z.object({
  id: idOf('run'),
  kind: z.enum(['retrain', 'reproduce']),
  segment,
  baseModelId: idOf('model'),
  state: z.enum(['waiting', 'running', 'done', 'refused', 'cancelled']),
  askedBy: z.string(),
  askedAt: instantText,
  note: z.string(),
  rows: z.number().int().nullable(),
  bads: z.number().int().nullable(),
  modelId: idOf('model').nullable(),
  reproduced: z.boolean().nullable(),
  because: localText.nullable(),
  startedAt: instantText.nullable(),
  endedAt: instantText.nullable(),
});

export const runDetail = run.extend({
  steps: z.array(
    z.object({
      at: instantText,
      name: z.enum(['prepare', 'events', 'compare', 'refit', 'calibrate', 'test', 'done']),
      kind: z.string().nullable(),
      share: z.number().min(0).max(1),
      step: z.number().int().nullable(),
      loss: z.number().nullable(),
    }),
  ),
});
