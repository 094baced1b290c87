import { dateText, idOf, instantText, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { PaymentsClient } from './contract.ts';
import { webhookSchemas } from './webhook-schemas.ts';
import { suspenseSchemas } from './suspense-schemas.ts';
import { batch, mandate, moneyReturn, railName, railStatus, takenFile, wayToPay } from './rails-schemas.ts';

const paymentState = z.enum(['created', 'sent', 'unknown', 'succeeded', 'failed']);

const payment = z.object({
  id: idOf('payment'),
  direction: z.enum(['disbursement', 'collection']),
  loanId: z.string(),
  lineId: idOf('line'),
  amount: wireMoney,
  rail: z.string(),
  simulatedRail: z.boolean(),
  state: paymentState,
  reason: z.string().nullable(),
  createdAt: instantText,
  settledAt: instantText.nullable(),
  attempts: z.number().int(),
});

const payments = z.object({ payments: z.array(payment) });
const one = z.object({ paymentId: idOf('payment') });
const key = z.string().min(1).max(128);
const order = z.object({ loanId: idOf('loan'), lineId: idOf('line'), amount: wireMoney });

export const paymentsSchemas: SchemasOf<PaymentsClient> = {
  disburse: {
    input: order.extend({ simulatedModel: z.boolean(), attempt: z.number().int().min(1).exactOptional() }),
    output: payment,
  },
  collect: { input: order.extend({ key, rail: railName }), output: payment },
  giveBack: { input: one.extend({ amount: wireMoney.exactOptional() }), output: moneyReturn },
  listReturns: { input: z.object({ loanId: idOf('loan') }), output: z.object({ returns: z.array(moneyReturn) }) },
  setUpMandate: {
    input: z.object({ loanId: idOf('loan'), limit: wireMoney, endsOn: dateText, rail: railName }),
    output: mandate,
  },
  endMandate: { input: z.object({ mandateId: idOf('mandate') }), output: mandate },
  listMandates: { input: z.object({ loanId: idOf('loan') }), output: z.object({ mandates: z.array(mandate) }) },
  listBatches: {
    input: z.object({ limit: z.coerce.number().int().min(1).max(200).exactOptional() }),
    output: z.object({ batches: z.array(batch) }),
  },
  takeFiles: {
    input: nothing,
    output: z.object({
      taken: z.number().int(),
      duplicates: z.number().int(),
      unreadable: z.number().int(),
      notOurs: z.number().int(),
    }),
  },
  listFiles: {
    input: z.object({ limit: z.coerce.number().int().min(1).max(200).exactOptional() }),
    output: z.object({ files: z.array(takenFile) }),
  },
  listRails: { input: nothing, output: z.object({ rails: z.array(railStatus) }) },
  get: { input: one, output: payment },
  getMine: { input: one, output: payment },
  listMine: {
    input: z.object({ loanId: idOf('loan') }),
    output: payments.extend({ returns: z.array(moneyReturn) }),
  },
  waysToPay: { input: nothing, output: z.object({ ways: z.array(wayToPay) }) },
  listOfLoan: { input: z.object({ loanId: idOf('loan'), key: key.exactOptional() }), output: payments },
  list: {
    input: z.object({
      state: z.enum([...paymentState.options, 'all']).exactOptional(),
      // A query holds texts.
      limit: z.coerce.number().int().min(1).max(200).exactOptional(),
    }),
    output: payments,
  },
  ...suspenseSchemas,
  ...webhookSchemas,
  reconcile: { input: nothing, output: z.object({ asked: z.number().int(), settled: z.number().int() }) },
};
