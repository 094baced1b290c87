import { dateText, idOf, instantText, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { PaymentsClient } from './contract.ts';

const signal = z.enum([
  'our-id',
  'rail-reference',
  'takes-back',
  'id-in-text',
  'loan-in-text',
  'amount',
  'same-day',
  'near-day',
]);
const finding = z.enum([
  'matched',
  'loan-named',
  'amount-differs',
  'contradicts',
  'payout-came-back',
  'several-fit',
  'missing-here',
]);
const side = z.enum(['in', 'out']);

const summary = z.object({
  id: idOf('statement'),
  rail: z.string(),
  messageId: z.string(),
  from: dateText,
  to: dateText,
  receivedAt: instantText,
  entries: z.number().int(),
  matched: z.number().int(),
  inSuspense: z.number().int(),
  waiting: z.number().int(),
  rejected: z.number().int(),
});

const line = z.object({
  id: idOf('entry'),
  side,
  amount: wireMoney,
  valueOn: dateText,
  finding: finding.nullable(),
  score: z.number().int(),
  signals: z.array(signal),
  paymentId: idOf('payment').nullable(),
});

const missingThere = z.object({
  paymentId: idOf('payment'),
  direction: z.enum(['disbursement', 'collection', 'return']),
  loanId: z.string().nullable(),
  amount: wireMoney,
  settledAt: instantText,
});

const item = z.object({
  id: idOf('suspense'),
  rail: z.string(),
  side,
  amount: wireMoney,
  valueOn: dateText,
  finding,
  state: z.enum(['open', 'return-asked', 'returning', 'matched', 'returned', 'closed']),
  suggestions: z.array(
    z.object({
      paymentId: idOf('payment').nullable(),
      loanId: z.string().nullable(),
      score: z.number().int(),
      signals: z.array(signal),
    }),
  ),
  assignee: z.string().nullable(),
  loanId: z.string().nullable(),
  paymentId: idOf('payment').nullable(),
  askedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  createdAt: instantText,
  endedAt: instantText.nullable(),
});

const detail = item.extend({
  text: z.string(),
  payer: z.object({ name: z.string().nullable(), account: z.string().nullable() }),
  note: z.string().nullable(),
});

const one = z.object({ suspenseId: idOf('suspense') });
const noted = one.extend({ note: z.string().trim().min(10, 'expected at least 10 characters').max(500) });
const limit = z.coerce.number().int().min(1).max(200).exactOptional();

type SuspenseOperations =
  | 'pullStatement'
  | 'listStatements'
  | 'getStatement'
  | 'listSuspense'
  | 'getSuspense'
  | 'assignSuspense'
  | 'matchSuspense'
  | 'askReturn'
  | 'decideReturn'
  | 'closeSuspense';

export const suspenseSchemas: SchemasOf<Pick<PaymentsClient, SuspenseOperations>> = {
  pullStatement: {
    input: z.object({ rail: z.string().max(40), from: dateText.exactOptional(), to: dateText.exactOptional() }),
    output: summary,
  },
  listStatements: { input: z.object({ limit }), output: z.object({ statements: z.array(summary) }) },
  getStatement: {
    input: z.object({ statementId: idOf('statement') }),
    output: summary.extend({ lines: z.array(line), missingThere: z.array(missingThere) }),
  },
  listSuspense: {
    input: z.object({ state: z.enum(['waiting', 'ended']).exactOptional(), limit }),
    output: z.object({ items: z.array(item), waiting: z.array(wireMoney) }),
  },
  getSuspense: { input: one, output: detail },
  assignSuspense: { input: one.extend({ mine: z.boolean() }), output: item },
  matchSuspense: { input: noted.extend({ loanId: idOf('loan') }), output: item },
  askReturn: { input: noted, output: item },
  decideReturn: { input: noted.extend({ agree: z.boolean() }), output: item },
  closeSuspense: { input: noted, output: item },
};
