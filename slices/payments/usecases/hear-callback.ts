import type { Context } from '@lendline/kernel';
import type { Heard } from '../connectors/rail.ts';
import { findBatchByOrder } from '../store/batches.ts';
import { findByOrder, findPayment } from '../store/payments.ts';
import type { PaymentsParts } from './parts.ts';
import { settlePayment } from './settle-payment.ts';

/** What the rail is answered: taken (also when it told nothing new), or not believed. */
export type CallbackAnswer = 'taken' | 'refused';

/**
 * A rail tells of a payment. Only what stands under its signature is believed; anything else makes us ask. Twice, late,
 * out of order or about nothing we know: no harm.
 */
export async function hearCallback(parts: PaymentsParts, context: Context, heard: Heard): Promise<CallbackAnswer> {
  switch (heard.kind) {
    case 'refused':
      parts.metrics.count('payments', `callback:${heard.because}`);
      parts.log.warn({ slice: 'payments', code: heard.because }, 'a callback was not believed');
      return 'refused';
    case 'look':
      await lookAt(parts, context, heard.orderId);
      return 'taken';
    case 'succeeded':
      await believe(parts, context, heard);
      return 'taken';
  }
}

async function believe(
  parts: PaymentsParts,
  context: Context,
  { paymentId, amount, reference }: Heard & { kind: 'succeeded' },
): Promise<void> {
  const payment = await parts.database.transaction(context, (tx) => findPayment(tx, paymentId), { readOnly: true });
  if (!payment) return note(parts, 'a callback tells of a payment that is not ours');
  if (payment.amount !== amount.amount || payment.currency !== amount.currency) {
    return note(parts, 'a callback tells of another amount than was ordered', payment.id);
  }
  await settlePayment(parts, context, { paymentId, settled: { kind: 'succeeded', reference } });
}

async function lookAt(parts: PaymentsParts, context: Context, orderId: string): Promise<void> {
  const found = await parts.database.transaction(context, async (tx) => {
    const payment = await findByOrder(tx, orderId);
    if (payment && !payment.settled_at) {
      await tx.enqueue({ task: 'reconcile', payload: { paymentId: payment.id }, key: payment.id });
    }
    const batch = payment ? null : await findBatchByOrder(tx, orderId);
    if (batch && !batch.closed_at) {
      await tx.enqueue({ task: 'reconcile-batch', payload: { batchId: batch.id }, key: batch.id });
    }
    return payment !== null || batch !== null;
  });
  if (!found) note(parts, 'a callback tells of an order that is not ours');
}

function note({ log }: PaymentsParts, event: string, subject?: string): void {
  log.warn({ slice: 'payments', ...(subject ? { subject_id: subject } : {}) }, event);
}
