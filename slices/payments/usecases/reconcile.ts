import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { Asked } from '../connectors/rail.ts';
import { railNamed } from '../connectors/rails.ts';
import { askAgainAfter } from '../rules/ask-again.ts';
import { openBatches } from '../store/batches.ts';
import { findPayment, movePayment, notePayment, openPayments } from '../store/payments.ts';
import type { PaymentRow } from '../store/tables.ts';
import { reconcileBatch } from './batches.ts';
import type { PaymentsParts } from './parts.ts';
import { giveOrder, noteAnswer, orderOf, railOf } from './place-order.ts';
import { sendPayment } from './send-payment.ts';
import { settlePayment } from './settle-payment.ts';

const batch = 200;
const atOnce = 8;

/** Asks the rail about every payment and every batch whose outcome is not known, oldest first. */
export async function reconcile(
  parts: PaymentsParts,
  context: Context,
): Promise<Result<{ asked: number; settled: number }, Problem>> {
  let [asked, settled, after] = [0, 0, ''];
  for (;;) {
    const of = { after, limit: batch };
    const ids = await parts.database.transaction(context, (tx) => openPayments(tx, of), { readOnly: true });
    for (let start = 0; start < ids.length; start += atOnce) {
      const some = ids.slice(start, start + atOnce);
      const outcomes = await Promise.all(some.map((id) => reconcilePayment(parts, context, id)));
      settled += outcomes.filter(Boolean).length;
    }
    asked += ids.length;
    after = ids.at(-1) ?? '';
    if (ids.length < batch) break;
  }
  const batches = await parts.database.transaction(context, openBatches, { readOnly: true });
  for (const id of batches) settled += (await reconcileBatch(parts, context, id)).length;
  asked += batches.length;
  await parts.database.transaction(context, (tx) =>
    tx.audit({ action: 'reconcile', subject: 'payments', outcome: 'done', details: { asked, settled } }),
  );
  return ok({ asked, settled });
}

/**
 * Asks about one payment and schedules the next question where the outcome stays open. What the rail never received is
 * sent again: the same order under the same id, which a rail takes once. Answers whether the payment settled now.
 */
export async function reconcilePayment(parts: PaymentsParts, context: Context, paymentId: string): Promise<boolean> {
  const payment = await parts.database.transaction(context, (tx) => findPayment(tx, paymentId), { readOnly: true });
  if (!payment || payment.settled_at) return false;
  if (payment.state === 'created') {
    // What waits for others is not sent alone.
    const gathers = railNamed(parts.rails, payment.rail)?.gathers;
    if (!gathers?.directions.includes(payment.direction)) await sendPayment(parts, context, paymentId);
    return false;
  }
  if (payment.batch_id) {
    const settled = await reconcileBatch(parts, context, payment.batch_id);
    return settled.includes(paymentId);
  }
  const told = await railOf(parts, payment).ask({
    orderId: payment.order_id,
    request: payment.rail_request,
    original: payment.gives_back,
  });
  if (told.kind === 'succeeded' || told.kind === 'failed') {
    return settlePayment(parts, context, { paymentId, settled: told });
  }
  await askLater(parts, context, { payment, told });
  if (told.kind === 'not-received') await sendAgain(parts, context, payment);
  return false;
}

async function askLater(
  parts: PaymentsParts,
  context: Context,
  { payment, told }: { payment: PaymentRow; told: Asked },
): Promise<void> {
  const asks = payment.asks + 1;
  await parts.database.transaction(context, async (tx) => {
    await notePayment(tx, payment.id, { asks });
    if (told.kind === 'unknown') await movePayment(tx, payment.id, { to: 'unknown', reason: told.because });
    if (told.kind === 'pending') await movePayment(tx, payment.id, { to: 'sent', reason: null });
    const runAt = context.now().add(askAgainAfter(asks));
    await tx.enqueue({ task: 'reconcile', payload: { paymentId: payment.id }, runAt, key: payment.id });
  });
}

async function sendAgain(parts: PaymentsParts, context: Context, payment: PaymentRow): Promise<void> {
  const order = await orderOf(parts, context, payment);
  if (!order) return;
  await parts.database.transaction(context, (tx) => notePayment(tx, payment.id, { attempts: payment.attempts + 1 }));
  await noteAnswer(parts, context, { paymentId: payment.id, answer: await giveOrder(railOf(parts, payment), order) });
}
