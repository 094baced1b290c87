import { fileAnswer, idOf, instantText, localText, nothing, type SchemasOf, z } from '@lendline/platform';
import type { ModelsClient } from './contract.ts';
import { alert, driftWeek } from './schemas-drift.ts';
import { dutyName, exposure, inventoryRow, role, run, runDetail, segment } from './schemas-life.ts';

const requestState = z.enum(['waiting', 'applied', 'refused', 'overtaken', 'unreviewed', 'reviewed']);
const value = z.union([z.number(), z.string(), z.null()]);
const note = z.string().trim().min(3, 'expected why').max(1000);

const summary = z.object({
  id: idOf('model'),
  name: z.string(),
  version: z.number().int(),
  kind: z.string(),
  segments: z.array(segment),
  role,
  roles: z.array(z.object({ segment, role, since: instantText })),
  simulated: z.boolean(),
  registeredAt: instantText,
  registeredBy: z.string(),
  documentHash: z.string(),
  dataHash: z.string().nullable(),
  codeVersion: z.string().nullable(),
  metrics: z.record(z.string(), z.number()),
});

const request = z.object({
  id: idOf('rolereq'),
  modelId: idOf('model'),
  modelName: z.string(),
  segments: z.array(segment),
  to: role,
  kind: z.enum(['change', 'rollback']),
  emergency: z.boolean(),
  note: z.string(),
  askedBy: z.string(),
  askedAt: instantText,
  state: requestState,
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  decisionNote: z.string().nullable(),
});

const detail = summary.extend({
  card: localText,
  features: z.array(z.object({ name: z.string(), label: localText, importance: z.number() })),
  history: z.array(z.object({ segment, from: role, to: role, by: z.string(), at: instantText, note: z.string() })),
  requests: z.array(request),
  reference: z.object({ from: z.enum(['training', 'model']), rows: z.number().int() }).nullable(),
  reproducible: z.boolean(),
});

const comparison = z.object({
  segment,
  champion: z.object({ id: idOf('model'), name: z.string() }),
  rows: z.number().int(),
  meanPd: z.object({ champion: z.number(), other: z.number() }),
  spread: z.array(
    z.object({
      from: z.number(),
      below: z.number().nullable(),
      champion: z.number().int(),
      other: z.number().int(),
    }),
  ),
  grid: z.array(z.array(z.number().int())),
  matured: z
    .object({
      rows: z.number().int(),
      bads: z.number().int(),
      aucChampion: z.number(),
      aucOther: z.number(),
      gain: z.number(),
      standardError: z.number(),
    })
    .nullable(),
});

const byModel = z.object({ modelId: idOf('model') });
const byRun = z.object({ runId: idOf('run') });

const kept = z.object({
  applicationId: z.string().min(1).max(100),
  attempt: z.number().int().min(0),
  lineId: idOf('line'),
});

export const modelsSchemas: SchemasOf<ModelsClient> = {
  list: { input: nothing, output: z.object({ models: z.array(summary) }) },
  listRoleRequests: {
    input: z.object({ state: requestState.exactOptional() }),
    output: z.object({ requests: z.array(request) }),
  },
  listAlerts: {
    input: z.object({ state: z.enum(['open', 'acknowledged']).exactOptional() }),
    output: z.object({ alerts: z.array(alert) }),
  },
  inventory: { input: nothing, output: z.object({ rows: z.array(inventoryRow) }) },
  exportInventory: { input: nothing, output: fileAnswer },
  listRuns: { input: nothing, output: z.object({ runs: z.array(run) }) },
  getRun: { input: byRun, output: runDetail },
  cancelRun: { input: byRun.extend({ note }), output: run },
  get: { input: byModel, output: detail },
  report: { input: byModel, output: z.object({ html: z.string() }) },
  compare: { input: byModel, output: z.object({ comparisons: z.array(comparison) }) },
  drift: { input: byModel, output: z.object({ weeks: z.array(driftWeek) }) },
  register: {
    input: z.object({
      name: z.string().trim().min(1, 'expected a name').max(120),
      segments: z.array(segment).min(1, 'expected at least one segment'),
      document: z.unknown(),
      trainingCard: z.unknown().optional(),
      reference: z.unknown().optional(),
    }),
    output: summary,
  },
  requestRole: {
    input: z.object({ modelId: idOf('model'), segments: z.array(segment).min(1).exactOptional(), role, note }),
    output: request,
  },
  decideRole: { input: z.object({ requestId: idOf('rolereq'), approve: z.boolean(), note }), output: request },
  rollBack: { input: z.object({ segment, emergency: z.boolean(), note }), output: request },
  score: {
    input: z.object({ segment, values: z.record(z.string(), value), keep: kept.exactOptional() }),
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
  acknowledgeAlert: { input: z.object({ alertId: idOf('alert'), note }), output: alert },
  recordOutcomes: {
    input: z.object({
      definition: z.string().trim().min(3, 'expected what bad means').max(300),
      outcomes: z.array(z.object({ applicationId: z.string().min(1).max(100), bad: z.boolean() })).max(10_000),
    }),
    output: z.object({ recorded: z.number().int() }),
  },
  retrain: { input: z.object({ segment, note }), output: run },
  reproduce: { input: byModel.extend({ note }), output: run },
  setDuty: {
    input: byModel.extend({ duty: dutyName, holder: z.string().trim().min(1, 'expected who').max(120) }),
    output: inventoryRow,
  },
  setMateriality: {
    input: byModel.extend({
      intendedUse: z.string().trim().min(3, 'expected what it is for').max(500),
      exposure,
      note,
    }),
    output: inventoryRow,
  },
};
