import { assert, type Context, money, parsePhoneNumber, present } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { OrderAnswer, Rail, RailBatch, RailOrder, ReturnOrder } from '../connectors/rail.ts';
import { railNamed } from '../connectors/rails.ts';
import { findMandate } from '../store/mandates.ts';
import { movePayment, notePayment } from '../store/payments.ts';
import { openPayer } from '../store/payer.ts';
import type { PaymentRow } from '../store/tables.ts';
import type { PaymentsParts } from './parts.ts';
import { settlePayment } from './settle-payment.ts';

type Order = RailBatch['orders'][number];

/** The rail of a payment. Throws when this deployment has it no more: the job tries again, and a person sees why. */
export function railOf({ rails }: PaymentsParts, { rail }: Pick<PaymentRow, 'rail'>): Rail {
  return present(railNamed(rails, rail)?.rail, `the rail ${rail} is configured while payments are open on it`);
}

/** What the rail is told, or `null` when the line is not there or its number is somebody else's by now. Throws when `lines` does not answer: the job tries again. */
export async function orderOf(parts: PaymentsParts, context: Context, payment: PaymentRow): Promise<Order | null> {
  const order = {
    orderId: payment.order_id,
    paymentId: payment.id,
    amount: money(payment.amount, payment.currency),
    callbackUrl: callbackUrlOf(parts, payment),
  };
  const { direction } = payment;
  if (direction === 'return') {
    const original = present(payment.gives_back, 'a return names what it gives back');
    return { ...order, direction, original, payer: await openPayer(parts.crypto, payment) };
  }
  const lineId = present(payment.line_id, 'a payment is of a line') as LineId;
  const person = await parts.lines.readPersonalData(asService(context, 'payments'), { lineId, purpose: 'payment' });
  if (!person.ok && person.error.status === 404) return null;
  assert(person.ok, 'the line of a payment can be read; it is tried again later');
  if (person.value.lineEndedAt !== null) return null;
  const phone = parsePhoneNumber(person.value.phone);
  assert(phone.ok, 'a line has a readable number');
  const mandate = await mandateOf(parts, context, payment);
  return { ...order, direction, phone: phone.value, name: person.value.name, mandate };
}

async function mandateOf(parts: PaymentsParts, context: Context, { mandate_id }: PaymentRow): Promise<string | null> {
  if (!mandate_id) return null;
  const mandate = await parts.database.transaction(context, (tx) => findMandate(tx, mandate_id), { readOnly: true });
  return mandate?.reference ?? null;
}

/** The same for every try: an operator takes an order once by its whole text. */
export function callbackUrlOf(
  { callbackRoot }: PaymentsParts,
  { rail, tenant }: Pick<PaymentRow, 'rail' | 'tenant'>,
): string {
  const url = new URL(`/api/payments/callbacks/${rail}`, callbackRoot);
  url.searchParams.set('tenant', tenant);
  return url.toString();
}

/** Gives the order to the rail. */
export function giveOrder(rail: Rail, order: Order): Promise<OrderAnswer> {
  const place = placeOn(rail, order);
  return present(place, 'a payment goes by a rail that can do it')();
}

function placeOn(rail: Rail, order: Order): (() => Promise<OrderAnswer>) | undefined {
  switch (order.direction) {
    case 'disbursement':
      return rail.disburse && (() => rail.disburse!(order satisfies RailOrder));
    case 'collection':
      return rail.collect && (() => rail.collect!(order satisfies RailOrder));
    case 'return':
      return rail.giveBack && (() => rail.giveBack!(order satisfies ReturnOrder));
  }
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

/** The id that a job is about, by the name under which its payload has it. */
export function idIn(payload: unknown, name: string): string | null {
  const id = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : null;
  if (id === null || id === undefined) return null;
  return present(typeof id === 'string' ? id : undefined, 'a job names what it is about by its id');
}
