import { assert, type Context, money, parsePhoneNumber, present } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { OrderAnswer, RailOrder } from '../connectors/rail.ts';
import type { PaymentRow } from '../store/tables.ts';
import { movePayment, notePayment } from '../store/payments.ts';
import type { PaymentsParts } from './parts.ts';
import { settlePayment } from './settle-payment.ts';

/** What the rail is told, or `null` when the line is not there. Throws when `lines` does not answer: the job tries again. */
export async function orderOf(parts: PaymentsParts, context: Context, payment: PaymentRow): Promise<RailOrder | null> {
  const person = await parts.lines.readPersonalData(asService(context, 'payments'), {
    lineId: payment.line_id as LineId,
    purpose: 'payment',
  });
  if (!person.ok && person.error.status === 404) return null;
  assert(person.ok, 'the line of a payment can be read; it is tried again later');
  const phone = parsePhoneNumber(person.value.phone);
  assert(phone.ok, 'a line has a readable number');
  return {
    direction: payment.direction,
    orderId: payment.order_id,
    paymentId: payment.id,
    amount: money(payment.amount, payment.currency),
    phone: phone.value,
    callbackUrl: callbackUrlOf(parts, payment),
  };
}

/** The same for every try: an operator takes an order once by its whole text. */
function callbackUrlOf({ callbackRoot }: PaymentsParts, { rail, tenant }: PaymentRow): string {
  const url = new URL(`/api/payments/callbacks/${rail}`, callbackRoot);
  url.searchParams.set('tenant', tenant);
  return url.toString();
}

/** Gives the order to the rail. */
export function giveOrder({ rail }: PaymentsParts, order: RailOrder): Promise<OrderAnswer> {
  return order.direction === 'disbursement' ? rail.disburse(order) : rail.collect(order);
}

/** Writes what the rail said to an order. A callback may have overtaken the answer: what has settled stays. */
export async function noteAnswer(
  parts: PaymentsParts,
  context: Context,
  { paymentId, answer }: { paymentId: string; answer: OrderAnswer },
): Promise<void> {
  if (answer.kind === 'failed') {
    await settlePayment(parts, context, { paymentId, settled: answer });
    return;
  }
  await parts.database.transaction(context, async (tx) => {
    if (answer.kind === 'unknown') await movePayment(tx, paymentId, { to: 'unknown', reason: answer.because });
    else {
      await notePayment(tx, paymentId, { rail_request: answer.request });
      await movePayment(tx, paymentId, { to: 'sent', reason: null });
    }
  });
}

/** A payment that a job is about. */
export function paymentIdIn(payload: unknown): string | null {
  const id = typeof payload === 'object' && payload !== null && 'paymentId' in payload ? payload.paymentId : null;
  return id === null ? null : present(typeof id === 'string' ? id : undefined, 'a job names a payment by its id');
}
