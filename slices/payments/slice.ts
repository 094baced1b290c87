import { present } from '@lendline/kernel';
import type { LinesClient } from '@lendline/lines/contract';
import { defineSlice, privateKeyText, z } from '@lendline/platform';
import { licences, packById } from '@lendline/strategy';
import { rails } from './connectors/rails.ts';
import type { PaymentsClient } from './contract.ts';
import { callbackDoors } from './doors.ts';
import { paymentsRoutes } from './routes.ts';
import { paymentsSchemas } from './schemas.ts';
import type { PaymentsTables } from './store/tables.ts';
import { createPayment } from './usecases/create-payment.ts';
import { disburse } from './usecases/disburse.ts';
import { getMyPayment, getPayment, listPayments, listPaymentsOfLoan } from './usecases/get-payment.ts';
import type { PaymentsParts } from './usecases/parts.ts';
import { paymentIdIn } from './usecases/place-order.ts';
import { reconcile, reconcilePayment } from './usecases/reconcile.ts';
import { sendPayment } from './usecases/send-payment.ts';

const config = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  /** `sandbox` is play money; every other rail is real. There is no default: real money must not pass for play. */
  rail: z.enum(['sandbox', 'gsma-mobile-money'], 'expected sandbox (play money) or gsma-mobile-money (real money)'),
  /** The licence that the lender holds, as the pack names it. Without one no real rail pays out. */
  licence: z.enum([...licences, 'unknown']).default('unknown'),
  walletUrl: z.url('expected the address of the wallet operator, such as https://wallet.example'),
  walletClientId: z.string('expected the client id that the wallet operator gave'),
  /** Our private key, a JWK as JSON; the operator has the public half. */
  walletKey: privateKeyText,
  walletCallbackSecret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'expected the secret of signed callbacks, whsec_ and base64'),
  walletTimeoutMs: z.coerce.number().int().min(100).default(8000),
  /** Root of this server as the rail reaches it. */
  callbackUrl: z.url('expected the address under which the wallet operator reaches this server'),
});

interface PaymentsNeeds {
  readonly lines: LinesClient;
}

export const paymentsSlice = defineSlice<PaymentsClient, PaymentsNeeds, z.infer<typeof config>, PaymentsTables>({
  name: 'payments',
  needs: ['lines'],
  migrations: new URL('migrations/', import.meta.url),
  routes: paymentsRoutes,
  schemas: paymentsSchemas,
  config,
  build: ({ database, needs, config: settings, clock, log, metrics }) => {
    const descriptor = rails[settings.rail];
    const parts: PaymentsParts = {
      database,
      lines: needs.lines,
      rail: descriptor.open({
        url: settings.walletUrl,
        clientId: settings.walletClientId,
        privateKey: settings.walletKey,
        callbackSecret: settings.walletCallbackSecret,
        timeout_ms: settings.walletTimeoutMs,
      }),
      railName: descriptor.name,
      simulatedRail: descriptor.simulated,
      licence: settings.licence,
      pack: present(packById(settings.pack), 'the pack is one of those in the box'),
      callbackRoot: settings.callbackUrl,
      log,
      metrics,
    };
    return {
      operations: operationsOf(parts),
      jobs: {
        send: (context, payload) =>
          sendPayment(parts, context, present(paymentIdIn(payload) ?? undefined, 'what to send')),
        // Without a payment it is about all of them: what a schedule of the deployment runs.
        reconcile: async (context, payload) => {
          const paymentId = paymentIdIn(payload);
          await (paymentId ? reconcilePayment(parts, context, paymentId) : reconcile(parts, context));
        },
      },
      doors: (app) => callbackDoors(app, parts, clock),
    };
  },
});

function operationsOf(parts: PaymentsParts): PaymentsClient {
  return {
    disburse: (context, input) => disburse(parts, context, input),
    collect: (context, input) => createPayment(parts, context, { ...input, direction: 'collection' }),
    get: (context, { paymentId }) => getPayment(parts, context, paymentId),
    getMine: (context, { paymentId }) => getMyPayment(parts, context, paymentId),
    listOfLoan: (context, { loanId }) => listPaymentsOfLoan(parts, context, loanId),
    list: (context, input) => listPayments(parts, context, input),
    reconcile: (context) => reconcile(parts, context),
  };
}
