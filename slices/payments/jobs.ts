import { present } from '@lendline/kernel';
import type { JobHandler } from '@lendline/platform';
import type { RailBatch } from './connectors/rail.ts';
import { gather, reconcileBatch, sendBatch } from './usecases/batches.ts';
import { matchStatement } from './usecases/match-statement.ts';
import { deliver } from './usecases/deliver.ts';
import { endAtRail, lookAtMandate } from './usecases/mandates.ts';
import type { PaymentsParts } from './usecases/parts.ts';
import { idIn } from './usecases/place-order.ts';
import { reconcile, reconcilePayment } from './usecases/reconcile.ts';
import { takeFiles } from './usecases/take-files.ts';
import { pullStatements } from './usecases/take-statement.ts';
import { sendPayment } from './usecases/send-payment.ts';

export function paymentsJobs(parts: PaymentsParts): Readonly<Record<string, JobHandler>> {
  const about =
    (name: string, work: (...of: [PaymentsParts, Parameters<JobHandler>[0], string]) => Promise<unknown>): JobHandler =>
    async (context, payload) => {
      await work(parts, context, present(idIn(payload, name) ?? undefined, 'what the job is about'));
    };
  return {
    send: about('paymentId', sendPayment),
    // Without a payment it is about all of them: what a schedule of the deployment runs.
    reconcile: async (context, payload) => {
      const paymentId = idIn(payload, 'paymentId');
      await (paymentId ? reconcilePayment(parts, context, paymentId) : reconcile(parts, context));
    },
    gather: (context, payload) =>
      gather(parts, context, payload as { rail: string; direction: RailBatch['direction'] }),
    'send-batch': about('batchId', sendBatch),
    'reconcile-batch': about('batchId', reconcileBatch),
    match: about('statementId', matchStatement),
    // Yesterday of every rail that tells its statement: what a schedule of the deployment runs.
    statements: (context) => pullStatements(parts, context),
    // What rails left for us: what a schedule of the deployment runs.
    files: async (context) => void (await takeFiles(parts, context)),
    deliver: about('deliveryId', deliver),
    mandate: about('mandateId', lookAtMandate),
    'end-mandate': about('mandateId', endAtRail),
  };
}
