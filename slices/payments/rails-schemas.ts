import { dateText, idOf, instantText, wireMoney, z } from '@lendline/platform';

/** One of the rails of this lender; the usual one unless told. */
export const railName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/)
  .exactOptional();

const paymentState = z.enum(['created', 'sent', 'unknown', 'succeeded', 'failed']);

export const moneyReturn = z.object({
  id: idOf('payment'),
  loanId: z.string().nullable(),
  amount: wireMoney,
  rail: z.string(),
  state: paymentState,
  reason: z.string().nullable(),
  createdAt: instantText,
  settledAt: instantText.nullable(),
});

export const mandate = z.object({
  id: idOf('mandate'),
  loanId: z.string(),
  lineId: idOf('line'),
  rail: z.string(),
  limit: wireMoney,
  startsOn: dateText,
  endsOn: dateText,
  state: z.enum(['asked', 'active', 'ended', 'refused']),
  reason: z.string().nullable(),
  createdAt: instantText,
});

export const batch = z.object({
  id: idOf('batch'),
  rail: z.string(),
  direction: z.enum(['disbursement', 'collection', 'return']),
  payments: z.number().int(),
  total: wireMoney,
  state: z.enum(['sent', 'unknown', 'settled', 'refused']),
  reason: z.string().nullable(),
  createdAt: instantText,
  closedAt: instantText.nullable(),
});

export const takenFile = z.object({
  rail: z.string(),
  name: z.string(),
  kind: z.enum(['statement', 'status', 'unreadable']),
  messageId: z.string().nullable(),
  outcome: z.enum(['taken', 'duplicate', 'not-ours', 'unreadable']),
  takenAt: instantText,
});

export const railStatus = z.object({
  name: z.string(),
  simulatedRail: z.boolean(),
  can: z.array(z.enum(['disburse', 'collect', 'return', 'mandate', 'batch', 'statement'])),
  health: z.enum(['available', 'degraded', 'unavailable']),
  open: z.number().int(),
});

export const wayToPay = z.object({
  rail: z.string(),
  kind: z.enum(['wallet', 'bank', 'phone-bill']),
  simulatedRail: z.boolean(),
  usual: z.boolean(),
  mandates: z.boolean(),
});
