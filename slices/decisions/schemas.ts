import { dateText, idOf, instantText, localText, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { DecisionsClient } from './contract.ts';
import { backtestsSchemas } from './schemas-backtests.ts';
import { strategiesSchemas } from './schemas-strategies.ts';
import { decisionReason, menuCellSchema, outcome, traceStep } from './schemas-trace.ts';

const segment = z.enum(['new', 'repeat', 'trader']);

export { menuCellSchema };

const score = z.object({
  modelId: idOf('model'),
  modelName: z.string(),
  simulated: z.boolean(),
  pd: z.number(),
  score: z.number(),
  points: z.array(
    z.object({
      feature: z.string(),
      value: z.union([z.number(), z.string(), z.null()]),
      bin: z.string(),
      points: z.number(),
    }),
  ),
});

const decision = z.object({
  id: idOf('decision'),
  applicationId: z.string(),
  lineId: idOf('line'),
  asOf: instantText,
  segment,
  outcome,
  tier: z.string().nullable(),
  limit: wireMoney.nullable(),
  menu: z.array(menuCellSchema),
  reasons: z.array(decisionReason),
  comeBackOn: dateText.nullable(),
  flags: z.array(z.string()),
  score: score.nullable(),
  snapshotId: idOf('snapshot').nullable(),
  strategy: z.object({
    name: z.string(),
    version: z.string(),
    number: z.number().int().optional(),
    cohort: z.enum(['live', 'canary']).optional(),
  }),
  trace: z.array(traceStep),
  milliseconds: z.number(),
});

const byDecision = z.object({ decisionId: idOf('decision') });

export const decisionsSchemas: SchemasOf<DecisionsClient> = {
  ...strategiesSchemas,
  ...backtestsSchemas,
  decide: {
    input: z.object({
      applicationId: z.string().min(1).max(80),
      attempt: z.number().int().min(1),
      lineId: idOf('line'),
      segment,
      requested: wireMoney.nullable(),
      asOf: instantText,
    }),
    output: decision,
  },
  recheck: {
    input: z.object({
      decisionId: idOf('decision'),
      lineId: idOf('line'),
      asOf: instantText,
      agreed: z.object({ amount: wireMoney, instalments: z.number().int().min(1) }).exactOptional(),
    }),
    output: z.object({ verdict: z.enum(['pass', 'hold']), reasons: z.array(decisionReason) }),
  },
  getDecision: { input: byDecision, output: decision },
  listOfLine: { input: z.object({ lineId: idOf('line') }), output: z.object({ decisions: z.array(decision) }) },
  explain: {
    input: byDecision,
    output: z.object({
      id: idOf('decision'),
      outcome,
      limit: wireMoney.nullable(),
      menu: z.array(menuCellSchema),
      reasons: z.array(z.object({ code: z.string(), text: localText })),
      comeBackOn: dateText.nullable(),
      simulated: z.boolean(),
    }),
  },
};
