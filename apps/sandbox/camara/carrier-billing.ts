import { type Currency, money, parseDecimal, toDecimalString } from '@lendline/kernel';
import { Hono } from 'hono';
import { z } from 'zod';
import { answer, type CamaraAnswer, refuse } from './answer.ts';
import { type Call, type Carrier, lookUp, openDoor, phoneNumber } from './door.ts';
import type { Charge, PhoneBills } from './phone-bills.ts';

/** Most that one charge, and a phone altogether, can take; in minor units. */
const most = 100_000n;

const charging = z.looseObject({ amount: z.number().min(0.001), currency: z.string(), description: z.string() });
const sinkFields = {
  sink: z.url().optional(),
  sinkCredential: z.looseObject({ credentialType: z.literal('ACCESSTOKEN'), accessToken: z.string() }).optional(),
};
const prepareBody = z.looseObject({
  amountTransaction: z.looseObject({
    phoneNumber: phoneNumber.optional(),
    clientCorrelator: z.string().min(1).max(256),
    referenceCode: z.string().min(1).max(256),
    paymentAmount: z.looseObject({ chargingInformation: charging }),
  }),
  ...sinkFields,
});
const refundBody = z.looseObject({
  type: z.enum(['total', 'partial']),
  amountTransaction: z.looseObject({
    clientCorrelator: z.string().min(1).max(256),
    referenceCode: z.string().min(1).max(256),
    refundAmount: z.looseObject({ chargingInformation: charging.optional() }),
  }),
  ...sinkFields,
});

export interface BillingParts {
  readonly bills: PhoneBills;
  readonly currency: Currency;
}

/** CAMARA Carrier Billing 0.5, in two steps: a sum is reserved on the phone bill, then confirmed. */
export function carrierBilling(carrier: Carrier, { bills, currency }: BillingParts): Hono {
  const app = new Hono();
  const on = { api: 'carrier-billing' } as const;
  openDoor(app, carrier, {
    ...on,
    method: 'post',
    path: '/payments/prepare',
    scopes: ['carrier-billing:payments:create'],
    body: prepareBody,
    handle: (call) => prepare(carrier, { bills, currency }, call),
  });
  openDoor(app, carrier, {
    ...on,
    method: 'post',
    path: '/payments/:paymentId/confirm',
    scopes: ['carrier-billing:payments:write'],
    body: z.unknown(),
    handle: (call) => confirm(carrier, bills, call),
  });
  openDoor(app, carrier, {
    ...on,
    method: 'post',
    path: '/payments/:paymentId/cancel',
    scopes: ['carrier-billing:payments:write'],
    body: z.unknown(),
    handle: (call) => cancel(bills, call),
  });
  openDoor(app, carrier, {
    ...on,
    method: 'get',
    path: '/payments/:paymentId',
    scopes: ['carrier-billing:payments:read'],
    body: z.unknown(),
    handle: (call) => {
      const charge = bills.find(call.principal.clientId, call.param('paymentId'));
      return charge ? answer(paymentObject(charge, currency)) : refuse('NOT_FOUND');
    },
  });
  openDoor(app, carrier, {
    ...on,
    method: 'get',
    path: '/payments',
    scopes: ['carrier-billing:payments:read'],
    body: z.unknown(),
    handle: (call) => list(carrier, { bills, currency }, call),
  });
  return app;
}

/** CAMARA Carrier Billing Refund 0.3. */
export function carrierBillingRefund(carrier: Carrier, { bills, currency }: BillingParts): Hono {
  const app = new Hono();
  const on = { api: 'carrier-billing', path: '/payments/:paymentId/refunds' } as const;
  openDoor(app, carrier, {
    ...on,
    method: 'post',
    scopes: ['carrier-billing-refund:refunds:create'],
    body: refundBody,
    handle: (call) => {
      const charge = bills.find(call.principal.clientId, call.param('paymentId'));
      if (charge?.status !== 'succeeded') return refuse('NOT_FOUND');
      const { clientCorrelator: correlator, referenceCode: reference, refundAmount } = call.body.amountTransaction;
      const amount = refundAmount.chargingInformation
        ? minorOf(refundAmount.chargingInformation, currency)
        : BigInt(charge.amount);
      const fault = carrier.faults.billing(call.fault);
      const asked = { correlator, reference, sink: sinkOf(call.body), fault };
      const given = amount === null ? undefined : bills.refund(charge, { ...asked, amount: String(amount) });
      if (!given) return refuse('CARRIER_BILLING_REFUND.AMOUNT_EXCEEDED');
      if (fault === 'lost-response') return { hangUp: true };
      return answer(refundObject(charge, given, currency), 201);
    },
  });
  openDoor(app, carrier, {
    ...on,
    method: 'get',
    scopes: ['carrier-billing-refund:refunds:read'],
    body: z.unknown(),
    handle: (call) => {
      const charge = bills.find(call.principal.clientId, call.param('paymentId'));
      return charge ? answer(charge.refunds.map((one) => refundObject(charge, one, currency))) : refuse('NOT_FOUND');
    },
  });
  return app;
}

function prepare(
  carrier: Carrier,
  { bills, currency }: BillingParts,
  { body, principal, now, fault }: Call<z.infer<typeof prepareBody>>,
): CamaraAnswer {
  const { phoneNumber: phone, clientCorrelator, referenceCode, paymentAmount } = body.amountTransaction;
  if (phone === undefined) return refuse('MISSING_IDENTIFIER');
  const found = lookUp(carrier, phone, now);
  if ('error' in found) return found;
  const amount = minorOf(paymentAmount.chargingInformation, currency);
  if (amount === null) return refuse('CARRIER_BILLING.UNAUTHORIZED_AMOUNT');
  const wrong = carrier.faults.billing(fault);
  if (wrong === 'denied') return refuse('CARRIER_BILLING.PAYMENT_DENIED');
  if (amount + bills.chargedTo(phone) > most) return refuse('CARRIER_BILLING.USER_AMOUNT_THRESHOLD_OVERPASSED');
  const charge = bills.reserve({
    clientId: principal.clientId,
    correlator: clientCorrelator,
    reference: referenceCode,
    phone,
    description: paymentAmount.chargingInformation.description,
    amount: String(amount),
    sink: sinkOf(body),
    fault: wrong,
  });
  // Nobody confirmed in time.
  if (wrong === 'expires') bills.cancel(charge);
  if (wrong === 'lost-response') return { hangUp: true };
  return answer(paymentObject({ ...charge, status: wrong === 'expires' ? 'reserved' : charge.status }, currency), 201);
}

function sinkOf({
  sink,
  sinkCredential,
}: Pick<z.infer<typeof prepareBody>, 'sink' | 'sinkCredential'>): Charge['sink'] {
  return sink === undefined ? null : { url: sink, token: sinkCredential?.accessToken ?? null };
}

function confirm(carrier: Carrier, bills: PhoneBills, call: Call<unknown>): CamaraAnswer {
  const charge = bills.find(call.principal.clientId, call.param('paymentId'));
  if (!charge) return refuse('NOT_FOUND');
  if (charge.status === 'cancelled') return refuse('CARRIER_BILLING.PAYMENT_CANCELLED');
  if (charge.status !== 'reserved') return refuse('CARRIER_BILLING.PAYMENT_CONFIRMED');
  const wrong = carrier.faults.billing(call.fault);
  if (wrong === 'confirm-not-heard') return { hangUp: true };
  bills.confirm(charge);
  return wrong === 'lost-confirm' ? { hangUp: true } : answer({}, 202);
}

function cancel(bills: PhoneBills, call: Call<unknown>): CamaraAnswer {
  const charge = bills.find(call.principal.clientId, call.param('paymentId'));
  if (!charge) return refuse('NOT_FOUND');
  bills.cancel(charge);
  return charge.status === 'cancelled' ? answer({}, 202) : refuse('CARRIER_BILLING.PAYMENT_CONFIRMED');
}

function list(carrier: Carrier, { bills, currency }: BillingParts, call: Call<unknown>): CamaraAnswer {
  const wrong = carrier.faults.statements(call.fault);
  if (wrong === 'error' || wrong === 'timeout') return refuse('UNAVAILABLE');
  const [from, to] = [call.query('paymentCreationDate.gte'), call.query('paymentCreationDate.lte')];
  const all = bills.of(call.principal.clientId).filter(({ createdAt }) => {
    const at = Temporal.Instant.from(createdAt);
    const after = from === undefined || Temporal.Instant.compare(at, from) >= 0;
    return after && (to === undefined || Temporal.Instant.compare(at, to) <= 0);
  });
  const [page, perPage] = [
    Number(call.query('page') ?? 1) || 1,
    Math.min(100, Number(call.query('perPage') ?? 10) || 10),
  ];
  const told = wrong === 'left-out' ? all.slice(1) : all;
  const rows = told.slice((page - 1) * perPage, page * perPage).map((charge) => paymentObject(charge, currency));
  if (wrong === 'amount-differs' && page === 1) oneMore(rows[0], currency);
  return answer(wrong === 'garbage' ? {} : rows);
}

/** The newest is told with one unit more. */
function oneMore(row: ReturnType<typeof paymentObject> | undefined, currency: Currency): void {
  const charge = row?.amountTransaction.paymentAmount.chargingInformation;
  if (charge) charge.amount = wireNumber((minorOf(charge, currency) ?? 0n) + 1n, currency);
}

function minorOf(given: { amount: number; currency: string }, currency: Currency): bigint | null {
  const read = given.currency === currency ? parseDecimal(String(given.amount), currency) : null;
  return read?.ok && read.value.amount > 0n ? read.value.amount : null;
}

function wireNumber(minor: bigint | string, currency: Currency): number {
  return Number(toDecimalString(money(BigInt(minor), currency)));
}

function paymentObject(charge: Charge, currency: Currency) {
  const { id, phone, correlator, reference, amount, description, status, createdAt, paidAt } = charge;
  const chargingInformation = { amount: wireNumber(amount, currency), currency, description, isTaxIncluded: true };
  return {
    paymentId: id,
    amountTransaction: {
      phoneNumber: phone,
      clientCorrelator: correlator,
      referenceCode: reference,
      paymentAmount: { chargingInformation },
    },
    paymentStatus: status,
    paymentCreationDate: createdAt,
    ...(paidAt === null ? {} : { paymentDate: paidAt }),
  };
}

function refundObject(
  { createdAt }: Charge,
  { id, correlator, reference, amount }: Charge['refunds'][number],
  currency: Currency,
) {
  const chargingInformation = { amount: wireNumber(amount, currency), currency, description: 'refund' };
  return {
    refundId: id,
    type: 'partial',
    refundStatus: 'succeeded',
    refundCreationDate: createdAt,
    amountTransaction: {
      clientCorrelator: correlator,
      referenceCode: reference,
      refundAmount: { chargingInformation },
    },
  };
}
