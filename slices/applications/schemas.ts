import { consentsSchemas } from '@lendline/consents/schemas';
import { decisionsSchemas, menuCellSchema } from '@lendline/decisions/schemas';
import { featuresSchemas } from '@lendline/features/schemas';
import { linesSchemas } from '@lendline/lines/schemas';
import {
  dateText,
  fileAnswer,
  idOf,
  instantText,
  localeName,
  localText,
  nothing,
  type SchemasOf,
  wireMoney,
  z,
} from '@lendline/platform';
import { recordsSchemas } from '@lendline/records/schemas';
import { businessSchema, businessSchemasWith, guarantorSchema } from './business-schemas.ts';
import type { ApplicationsClient, ApplicationState } from './contract.ts';
import { stateNames } from './rules/state-names.ts';

const state = z.enum(Object.keys(stateNames) as [ApplicationState, ...ApplicationState[]]);
const segment = z.enum(['new', 'repeat', 'trader']);
const ppm = z.number().int();
const rates = z.object({ nominal_ppm: ppm, effective_ppm: ppm });

const instalment = z.object({
  n: z.number().int(),
  due: dateText,
  principal: wireMoney,
  interest: wireMoney,
  fees: wireMoney,
  dueTotal: wireMoney,
  balance: wireMoney,
});

const cost = z.object({
  amount: wireMoney,
  received: wireMoney,
  interest: wireMoney,
  fees: wireMoney,
  duty: wireMoney,
  totalRepayable: wireMoney,
  apr: rates.extend({ method: z.string() }),
  cap_ppm: ppm,
  lateCost: localText,
  readingSeconds: z.number().int(),
  openedAt: instantText.nullable(),
});

const agreement = z.object({
  id: idOf('agreement'),
  version: z.string(),
  hash: z.string(),
  locale: localeName,
  signedAt: instantText.nullable(),
});

const mine = z.object({
  id: idOf('application'),
  state,
  segment,
  requested: wireMoney.nullable(),
  createdAt: instantText,
  submittedAt: instantText.nullable(),
  progress: z.array(z.enum(['identity', 'records', 'score', 'offer'])),
  decision: decisionsSchemas.explain.output.nullable(),
  offer: z
    .object({ cell: menuCellSchema, schedule: z.array(instalment), cost, costConfirmedAt: instantText.nullable() })
    .nullable(),
  agreement: agreement.nullable(),
  loanId: idOf('loan').nullable(),
  appeal: z
    .object({
      message: z.string(),
      madeAt: instantText,
      answer: z.string().nullable(),
      answeredAt: instantText.nullable(),
    })
    .nullable(),
  hold: localText.nullable(),
  business: businessSchema.exactOptional(),
  guarantor: guarantorSchema.exactOptional(),
  product: z.enum(['loan', 'credit-line', 'drawdown']).exactOptional(),
  creditLineId: idOf('creditline').exactOptional(),
});

const row = z.object({
  id: idOf('application'),
  state,
  maskedName: z.string().nullable(),
  maskedPhone: z.string(),
  segment,
  requested: wireMoney.nullable(),
  limit: wireMoney.nullable(),
  tier: z.string().nullable(),
  score: z.number().nullable(),
  simulated: z.boolean(),
  createdAt: instantText,
  submittedAt: instantText.nullable(),
  waitingSince: instantText.nullable(),
  assignee: z.string().nullable(),
});

const file = z.object({
  application: mine,
  row,
  line: linesSchemas.getLine.output,
  report: linesSchemas.getReport.output.nullable(),
  consents: z.array(consentsSchemas.give.output),
  imports: z.array(recordsSchemas.getImport.output),
  features: featuresSchemas.getSnapshot.output.nullable(),
  decisions: z.array(decisionsSchemas.getDecision.output),
  reviews: z.array(
    z.object({ by: z.string(), outcome: z.enum(['approve', 'decline']), note: z.string(), at: instantText }),
  ),
  documents: z.array(agreement),
  timeline: z.array(z.object({ at: instantText, actor: z.string(), what: z.string(), text: localText })),
});

const byApplication = z.object({ applicationId: idOf('application') });
const note = z.string().trim().min(3, 'expected a note of at least 3 characters').max(2000);

export const applicationsSchemas: SchemasOf<ApplicationsClient> = {
  ...businessSchemasWith(mine),
  start: {
    input: z.object({
      segment: z.enum(['person', 'trader']),
      requested: wireMoney
        .refine(({ amount }) => BigInt(amount) > 0n, { message: 'expected an amount above zero, or null' })
        .nullable(),
      product: z.enum(['loan', 'credit-line']).exactOptional(),
    }),
    output: mine,
  },
  draw: { input: z.object({ creditLineId: idOf('creditline') }), output: mine },
  getMine: { input: byApplication, output: mine },
  listMine: { input: nothing, output: z.object({ applications: z.array(mine) }) },
  submit: { input: byApplication, output: mine },
  choose: {
    input: byApplication.extend({ amount: wireMoney, instalments: z.number().int().min(1).max(60) }),
    output: mine,
  },
  openCostStatement: { input: byApplication, output: mine },
  confirmCostStatement: { input: byApplication, output: mine },
  downloadAgreement: { input: byApplication, output: fileAnswer },
  startSigning: { input: byApplication.extend({ locale: localeName }), output: linesSchemas.startSigning.output },
  sign: {
    input: byApplication.extend({
      challengeId: z.string().max(64),
      code: z.string().trim().min(1, 'expected the code from the message').max(10),
    }),
    output: mine,
  },
  cancel: { input: byApplication, output: mine },
  appeal: {
    input: byApplication.extend({
      message: z.string().trim().min(3, 'expected what a person should know, at least 3 characters').max(2000),
    }),
    output: mine,
  },
  queue: {
    input: z.object({
      state: z.union([state, z.literal('all')]).exactOptional(),
      limit: z.coerce.number().int().min(1).max(200).exactOptional(),
      before: idOf('application').exactOptional(),
    }),
    output: z.object({ applications: z.array(row), waiting: z.number().int(), next: z.string().nullable() }),
  },
  getFile: { input: byApplication, output: file },
  review: {
    input: byApplication.extend({
      outcome: z.enum(['approve', 'decline']),
      tier: z.string().max(8).exactOptional(),
      note,
    }),
    output: file,
  },
  releaseHold: { input: byApplication.extend({ note }), output: file },
  downloadDocument: { input: z.object({ agreementId: idOf('agreement') }), output: fileAnswer },
};
