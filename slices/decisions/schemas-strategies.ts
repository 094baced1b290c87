import { currencies, type Currency } from '@lendline/kernel';
import { dateText, idOf, instantText, localText, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { StrategiesClient } from './contract.ts';
import { decisionReason, menuCellSchema, outcome, traceStep } from './schemas-trace.ts';

const environment = z.enum(['test', 'live']);
const documentState = z.enum(['draft', 'in-review', 'approved', 'rejected']);
const releaseState = z.enum(['canary', 'live', 'retired']);
const ppm = z.number().int();
const note = z.string().trim().min(3, 'expected why').max(1000);
const count = z.number().int().min(0);
const revision = z.number().int().min(1);
const strategyId = idOf('strategy');
/** A JDM document; what is wrong inside it is told by its faults, each with its place. */
const document = z.record(z.string(), z.unknown());

const fault = z.object({
  code: z.string(),
  graph: z.string().nullable(),
  node: z.string().nullable(),
  row: z.string().nullable(),
  column: z.string().nullable(),
  path: z.string().nullable(),
  cells: z.record(z.string(), z.string()).exactOptional(),
  text: localText,
});

const domain = z.object({
  words: z.array(z.string()),
  truth: z.boolean(),
  numbers: z.object({ whole: z.boolean(), least: z.number().nullable() }).nullable(),
  isList: z.boolean(),
});

const check = z.object({
  faults: z.array(fault),
  workedOut: z.array(
    z.object({
      graph: z.string().nullable(),
      node: z.string(),
      values: z.array(z.object({ name: z.string(), domain })),
    }),
  ),
});

const codes = z.array(z.object({ code: z.string(), text: localText }));

const vocabulary = z.object({
  facts: z.array(
    z.object({
      name: z.string(),
      text: localText,
      unit: z.enum(['minor-units', 'days', 'months', 'years', 'instalments', 'ppm', 'count']).nullable(),
      domain,
      isAllowed: z.boolean(),
    }),
  ),
  stated: z.array(
    z.object({
      name: z.string(),
      group: z.enum(['book', 'line', 'lists', 'checks', 'records', 'score', 'money']),
      shape: z.enum(['word', 'truth', 'whole', 'rate', 'day', 'money', 'months', 'list']),
      text: localText,
      words: z.array(z.string()),
    }),
  ),
  words: codes,
  rules: codes,
  outcomes: codes,
  reasons: codes,
  flags: codes,
  segments: codes,
  products: codes,
  tiers: z.array(z.string()),
  currency: z.enum(Object.keys(currencies) as [Currency, ...Currency[]]),
  maxShare_ppm: ppm,
  caps: z.array(z.object({ licence: z.string(), from: z.string(), annual_ppm: ppm })),
});

const summary = z.object({
  id: strategyId,
  number: z.number().int(),
  name: z.string(),
  origin: z.enum(['pack', 'lender']),
  basedOn: strategyId.nullable(),
  state: documentState,
  revision,
  releases: z.array(z.object({ environment, state: releaseState, share_ppm: ppm.nullable(), since: instantText })),
  isBeside: z.boolean(),
  savedBy: z.string(),
  savedAt: instantText,
  documentHash: z.string(),
});

const anyState = z.union([documentState, releaseState]);

const detail = summary.extend({
  document: z.unknown(),
  faults: z.array(fault),
  history: z.array(
    z.object({
      environment: environment.nullable(),
      from: anyState.nullable(),
      to: anyState,
      revision,
      isRollback: z.boolean(),
      share_ppm: ppm.nullable(),
      by: z.string(),
      at: instantText,
      note: z.string(),
    }),
  ),
  revisions: z.array(z.object({ revision, savedBy: z.string(), savedAt: instantText, note: z.string() })),
});

const valueChange = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() });
const place = z.number().int().nullable();

const diff = z.object({
  fields: z.array(valueChange),
  nodes: z.array(
    z.object({
      node: z.string(),
      name: z.string(),
      kind: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      fields: z.array(valueChange),
      rows: z.array(
        z.object({
          row: z.string(),
          change: z.enum(['added', 'removed', 'changed', 'moved']),
          from: place,
          to: place,
          cells: z.array(valueChange),
        }),
      ),
    }),
  ),
  edges: z.array(z.object({ change: z.enum(['added', 'removed']), from: z.string(), to: z.string() })),
});

const expected = z.object({
  outcome,
  tier: z.string().nullable().optional(),
  limit: wireMoney.optional(),
  reasons: z.array(z.string()).optional(),
});

const caseInput = z.record(z.string(), z.unknown());

const savedCase = z.object({
  id: idOf('case'),
  name: z.string(),
  input: caseInput,
  expected,
  revision,
  savedBy: z.string(),
  savedAt: instantText,
});

const simulated = z.object({
  outcome,
  tier: z.string().nullable(),
  limit: wireMoney,
  price_ppm: ppm.nullable(),
  menu: z.array(menuCellSchema),
  reasons: z.array(decisionReason),
  comeBackOn: dateText.nullable(),
  flags: z.array(z.string()),
  trace: z.array(traceStep),
});

const simulation = z.object({
  result: simulated.nullable(),
  cases: z.array(
    z.object({
      caseId: idOf('case'),
      name: z.string(),
      passes: z.boolean(),
      differs: z.array(z.enum(['outcome', 'tier', 'limit', 'reasons'])),
      expected,
      got: simulated,
    }),
  ),
});

const both = z.object({ live: count, beside: count });

const interval = z.object({ low: z.number(), high: z.number() });
const rate = z.object({ count, of: count, rate: z.number().nullable(), interval });
const difference = z.object({
  difference: z.number().nullable(),
  interval: interval.nullable(),
  shows: z.enum(['lower', 'higher', 'no difference shown']),
});

const figures = z.object({
  rows: count,
  outcomes: z.object({ approve: both, decline: both, refer: both }),
  swap: z.object({ in: count, out: count }),
  shares: z.object({ approved: z.object({ live: rate, beside: rate, difference }), in: rate, out: rate }),
  both: z.object({
    rows: count,
    tier: z.object({ better: count, same: count, worse: count }),
    limit: z.object({ higher: count, same: count, lower: count }),
    price: z.object({ higher: count, same: count, lower: count }),
    meanLimit: z.object({ live: wireMoney, beside: wireMoney }),
    meanPrice_ppm: z.object({ live: ppm, beside: ppm }),
  }),
});

const comparison = z.object({
  strategyId,
  revision,
  all: figures,
  bySegment: z.array(z.object({ segment: z.string(), figures })),
  notComparable: count,
  waiting: count,
});

const documentPlace = z.union([z.object({ strategyId, revision: revision.optional() }), z.object({ document })]);

/** From a query a number comes as text. */
const readRevision = z.coerce.number().int().min(1);

export const strategiesSchemas: SchemasOf<StrategiesClient> = {
  listStrategies: { input: nothing, output: z.object({ environment, strategies: z.array(summary) }) },
  getStrategy: { input: z.object({ strategyId, revision: readRevision.exactOptional() }), output: detail },
  checkDocument: { input: z.object({ document }), output: check },
  strategyVocabulary: { input: nothing, output: vocabulary },
  draftStrategy: {
    input: z.object({ from: strategyId.exactOptional(), document: document.exactOptional(), note }),
    output: detail,
  },
  saveStrategy: { input: z.object({ strategyId, revision, document, note }), output: detail },
  sendToReview: { input: z.object({ strategyId, revision, note }), output: summary },
  reviewStrategy: { input: z.object({ strategyId, revision, approve: z.boolean(), note }), output: summary },
  reopenStrategy: { input: z.object({ strategyId, note }), output: summary },
  releaseStrategy: {
    input: z.object({
      strategyId,
      environment,
      state: releaseState,
      share_ppm: ppm.min(1).max(999_999).exactOptional(),
      note,
    }),
    output: summary,
  },
  rollBackStrategy: { input: z.object({ environment, note }), output: summary },
  setBeside: { input: z.object({ strategyId, isBeside: z.boolean(), note }), output: summary },
  compareStrategy: { input: z.object({ strategyId }), output: comparison },
  diffStrategies: { input: z.object({ from: documentPlace, to: documentPlace }), output: diff },
  listCases: { input: nothing, output: z.object({ cases: z.array(savedCase) }) },
  saveCase: {
    input: z.object({
      caseId: idOf('case').exactOptional(),
      revision: revision.exactOptional(),
      name: z.string().trim().min(1).max(200),
      input: caseInput,
      expected,
    }),
    output: savedCase,
  },
  removeCase: { input: z.object({ caseId: idOf('case'), revision }), output: z.object({ removed: z.literal(true) }) },
  simulate: { input: z.object({ strategy: documentPlace, input: caseInput.exactOptional() }), output: simulation },
  replayDecision: {
    input: z.object({ decisionId: idOf('decision') }),
    output: z.object({
      same: z.boolean(),
      strategy: z.object({ number: z.number().int().nullable(), version: z.string() }),
      differs: z.array(valueChange),
    }),
  },
};
