import type { Context } from '@lendline/kernel';
import { askAgainAfter } from '../rules/ask-again.ts';
import { findPayment, movePayment } from '../store/payments.ts';
import type { PaymentsParts } from './parts.ts';
import { giveOrder, noteAnswer, orderOf, railOf } from './place-order.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * Sends a payment that was only intended so far. It is marked as sent, and the question about its outcome is scheduled,
 * before the rail hears of it: whatever happens in between, it will be asked for.
 */
export async function sendPayment(parts: PaymentsParts, context: Context, paymentId: string): Promise<void> {
  const payment = await parts.database.transaction(context, (tx) => findPayment(tx, paymentId), { readOnly: true });
  if (payment?.state !== 'created') return;
  const order = await orderOf(parts, context, payment);
  if (!order) {
    const settled = { kind: 'failed', reason: 'line-not-found', reference: null } as const;
    await settlePayment(parts, context, { paymentId, settled });
    return;
  }
  const isOurs = await parts.database.transaction(context, async (tx) => {
    const marked = await movePayment(tx, paymentId, { to: 'sent', attempts: payment.attempts + 1 });
    const runAt = context.now().add(askAgainAfter(0));
    if (marked) await tx.enqueue({ task: 'reconcile', payload: { paymentId }, runAt, key: paymentId });
    return marked !== null;
  });
  if (!isOurs) return;
  await noteAnswer(parts, context, { paymentId, answer: await giveOrder(railOf(parts, payment), order) });
}
