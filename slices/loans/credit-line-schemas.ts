import { dateText, idOf, instantText, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { CreditLineOperations } from './credit-line-contract.ts';

const whole = z.number().int();

const creditLine = z.object({
  id: idOf('creditline'),
  lineId: idOf('line'),
  applicationId: z.string(),
  status: z.enum(['open', 'frozen', 'expired', 'closed']),
  limit: wireMoney,
  drawn: wireMoney,
  available: wireMoney,
  isPastDue: z.boolean(),
  openedOn: dateText,
  until: dateText,
  leastDrawdown: wireMoney,
  mostInstalments: whole,
  rate_ppm: whole,
  rested_d: whole,
  restBeforeRenewal_d: whole,
  loanIds: z.array(idOf('loan')),
  renewal: z
    .object({ changeId: idOf('change'), until: dateText, limit: wireMoney, offeredAt: instantText })
    .exactOptional(),
});

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('freeze') }),
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('limit'), limit: wireMoney }),
  z.object({ kind: z.literal('renewal'), until: dateText, limit: wireMoney }),
  z.object({ kind: z.literal('close') }),
]);

const logEntry = z.object({
  seq: whole,
  kind: z.enum([
    'drawdown',
    'principal_repaid',
    'principal_owed_again',
    'freeze',
    'release',
    'limit',
    'renewal',
    'close',
  ]),
  on: dateText,
  amount: wireMoney.nullable(),
  until: dateText.nullable(),
  loanId: idOf('loan').nullable(),
  madeBy: z.string(),
  approvedBy: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: instantText,
});

const request = z.object({
  id: idOf('change'),
  creditLineId: idOf('creditline'),
  change,
  reason: z.string(),
  state: z.enum(['waiting', 'to-sign', 'applied', 'refused', 'overtaken']),
  askedBy: z.string(),
  askedAt: instantText,
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  note: z.string().nullable(),
});

const one = z.object({ creditLineId: idOf('creditline') });
const reason = z.string().trim().min(3).max(500);
const changed = z.object({ request, creditLine });

export const creditLineSchemas: SchemasOf<CreditLineOperations> = {
  openCreditLine: {
    input: z.object({
      applicationId: z.string().min(1),
      lineId: idOf('line'),
      limit: wireMoney,
      rate_ppm: whole.min(0),
      agreementHash: z.string().min(1),
    }),
    output: creditLine,
  },
  listMyCreditLines: { input: nothing, output: z.object({ creditLines: z.array(creditLine) }) },
  listCreditLines: {
    input: z.object({
      // A query holds texts.
      limit: z.coerce.number().int().min(1).max(200).exactOptional(),
      before: idOf('creditline').exactOptional(),
    }),
    output: z.object({ creditLines: z.array(creditLine), next: z.string().nullable() }),
  },
  getCreditLine: {
    input: one,
    output: z.object({ creditLine, log: z.array(logEntry), requests: z.array(request) }),
  },
  changeCreditLine: { input: one.extend({ change, reason }), output: changed },
  signRenewal: {
    input: z.object({ changeId: idOf('change'), lineId: idOf('line'), agreementHash: z.string().min(16).max(128) }),
    output: changed,
  },
  decideCreditLineChange: {
    input: z.object({ changeId: idOf('change'), approve: z.boolean(), note: reason }),
    output: changed,
  },
};
