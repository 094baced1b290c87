import { present } from '@lendline/kernel';
import type { LinesClient } from '@lendline/lines/contract';
import { defineSlice } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import { type PaymentsConfig, paymentsConfig } from './config.ts';
import { openRails } from './connectors/rails.ts';
import type { PaymentsClient } from './contract.ts';
import { callbackDoors } from './doors.ts';
import { paymentsJobs } from './jobs.ts';
import { paymentsRoutes } from './routes.ts';
import { paymentsSchemas } from './schemas.ts';
import type { PaymentsTables } from './store/tables.ts';
import { listBatches } from './usecases/batches.ts';
import { createPayment } from './usecases/create-payment.ts';
import { disburse } from './usecases/disburse.ts';
import { getMyPayment, getPayment, listMyPayments, listPayments, listPaymentsOfLoan } from './usecases/get-payment.ts';
import { giveBack, listReturns } from './usecases/give-back.ts';
import { listRails, waysToPay } from './usecases/list-rails.ts';
import { endMandate, listMandates, setUpMandate } from './usecases/mandates.ts';
import type { PaymentsParts } from './usecases/parts.ts';
import { reconcile } from './usecases/reconcile.ts';
import { getStatement, listStatements } from './usecases/show-statements.ts';
import {
  askReturn,
  assignSuspense,
  closeSuspense,
  decideReturn,
  getSuspense,
  listSuspense,
  matchSuspense,
} from './usecases/suspense.ts';
import { listFiles, takeFiles } from './usecases/take-files.ts';
import { pullStatement } from './usecases/take-statement.ts';
import {
  addWebhook,
  endWebhook,
  listDeliveries,
  listWebhooks,
  retryDelivery,
  rotateWebhook,
} from './usecases/webhooks.ts';

interface PaymentsNeeds {
  readonly lines: LinesClient;
}

export const paymentsSlice = defineSlice<PaymentsClient, PaymentsNeeds, PaymentsConfig, PaymentsTables>({
  name: 'payments',
  needs: ['lines'],
  migrations: new URL('migrations/', import.meta.url),
  routes: paymentsRoutes,
  schemas: paymentsSchemas,
  config: paymentsConfig,
  build: ({ database, crypto, needs, config, clock, log, metrics }) => {
    const pack = present(packById(config.pack), 'the pack is one of those in the box');
    const parts: PaymentsParts = {
      database,
      crypto,
      lines: needs.lines,
      rails: openRails(config, pack.zone),
      licence: config.licence,
      pack,
      callbackRoot: config.callbackUrl,
      log,
      metrics,
    };
    return {
      operations: operationsOf(parts),
      jobs: paymentsJobs(parts),
      doors: (app) => callbackDoors(app, parts, clock),
    };
  },
});

function webhookOperations(parts: PaymentsParts) {
  return {
    addWebhook: (context, input) => addWebhook(parts, context, input),
    listWebhooks: (context) => listWebhooks(parts, context),
    rotateWebhook: (context, { endpointId }) => rotateWebhook(parts, context, endpointId),
    endWebhook: (context, { endpointId }) => endWebhook(parts, context, endpointId),
    listDeliveries: (context, input) => listDeliveries(parts, context, input),
    retryDelivery: (context, { deliveryId }) => retryDelivery(parts, context, deliveryId),
  } satisfies Partial<PaymentsClient>;
}

function suspenseOperations(parts: PaymentsParts) {
  return {
    pullStatement: (context, input) => pullStatement(parts, context, input),
    listStatements: (context, input) => listStatements(parts, context, input),
    getStatement: (context, { statementId }) => getStatement(parts, context, statementId),
    listSuspense: (context, input) => listSuspense(parts, context, input),
    getSuspense: (context, { suspenseId }) => getSuspense(parts, context, suspenseId),
    assignSuspense: (context, input) => assignSuspense(parts, context, input),
    matchSuspense: (context, input) => matchSuspense(parts, context, input),
    askReturn: (context, input) => askReturn(parts, context, input),
    decideReturn: (context, input) => decideReturn(parts, context, input),
    closeSuspense: (context, input) => closeSuspense(parts, context, input),
  } satisfies Partial<PaymentsClient>;
}

function operationsOf(parts: PaymentsParts): PaymentsClient {
  return {
    disburse: (context, input) => disburse(parts, context, input),
    collect: (context, input) => createPayment(parts, context, { ...input, direction: 'collection' }),
    giveBack: (context, input) => giveBack(parts, context, input),
    listReturns: (context, { loanId }) => listReturns(parts, context, loanId),
    setUpMandate: (context, input) => setUpMandate(parts, context, input),
    endMandate: (context, { mandateId }) => endMandate(parts, context, mandateId),
    listMandates: (context, { loanId }) => listMandates(parts, context, loanId),
    listBatches: (context, input) => listBatches(parts, context, input),
    takeFiles: (context) => takeFiles(parts, context),
    listFiles: (context, input) => listFiles(parts, context, input),
    listRails: (context) => listRails(parts, context),
    ...suspenseOperations(parts),
    ...webhookOperations(parts),
    get: (context, { paymentId }) => getPayment(parts, context, paymentId),
    getMine: (context, { paymentId }) => getMyPayment(parts, context, paymentId),
    listMine: (context, { loanId }) => listMyPayments(parts, context, loanId),
    waysToPay: async () => waysToPay(parts),
    listOfLoan: (context, input) => listPaymentsOfLoan(parts, context, input),
    list: (context, input) => listPayments(parts, context, input),
    reconcile: (context) => reconcile(parts, context),
  };
}
