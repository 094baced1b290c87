import { toDecimalString } from '@lendline/kernel';
import type { Asked, OrderAnswer, Rail, RailOrder, ReturnOrder } from '../rail.ts';
import {
  type BillingAnswer,
  type BillingClient,
  billingClient,
  type CarrierBillingSettings,
  fieldIn,
  refusalOf,
  silent,
  textIn,
} from './client.ts';
import { readEvent, sinkOf } from './events.ts';
import { listPayments } from './list-payments.ts';
import { readStatementOf } from './statement.ts';

const api = 'carrier-billing/v0.5';
const refundApi = 'carrier-billing-refund/v0.3';

/**
 * A carrier that charges to the phone bill (CAMARA Carrier Billing): a door for repayments. In two steps: the amount is
 * reserved, then confirmed; a reservation that nobody confirms charges nothing. The outcome is asked for, sooner where an event
 * of the carrier says that there is one: events carry no signature.
 */
export function carrierBillingRail(settings: CarrierBillingSettings): Rail {
  const client = billingClient(settings);
  return {
    collect: (order) => collect(client, settings, order),
    giveBack: (order) => refund(client, settings, order),
    ask: (order) =>
      order.original === null ? askAbout(client, order) : askAboutRefund(client, order.orderId, order.original),
    readCallback: (request) => readEvent(settings.callbackSecrets, request),
    statement: (span) => readStatementOf(client, settings.zone, span),
    alive: async () => {
      const told = await client.call({ api, method: 'GET', path: '/payments?perPage=1' });
      return told.kind === 'answer' ? 'available' : 'unavailable';
    },
  };
}

async function collect(
  client: BillingClient,
  settings: CarrierBillingSettings,
  order: RailOrder,
): Promise<OrderAnswer> {
  const { orderId, paymentId, amount, phone } = order;
  const description = settings.billText;
  const prepared = await client.call({
    api,
    method: 'POST',
    path: '/payments/prepare',
    body: {
      amountTransaction: {
        phoneNumber: phone,
        clientCorrelator: orderId,
        referenceCode: paymentId,
        paymentAmount: { chargingInformation: { ...wireAmount(amount), description, isTaxIncluded: true } },
      },
      ...sinkOf(settings, order),
    },
  });
  if (prepared.kind !== 'answer') return refused(prepared);
  const request = textIn(prepared.body, 'paymentId');
  if (!request) return { kind: 'unknown', because: 'rail-error' };
  // The carrier asks the person first, or is not done reserving: confirmed when it is asked about.
  if (fieldIn(prepared.body, 'paymentStatus') !== 'reserved') return { kind: 'accepted', request };
  const confirmed = await confirm(client, request);
  return confirmed.kind === 'silence' || confirmed.kind === 'answer'
    ? { kind: 'accepted', request }
    : refusedNow(confirmed, request);
}

function confirm(client: BillingClient, request: string): Promise<BillingAnswer> {
  return client.call({ api, method: 'POST', path: `/payments/${encodeURIComponent(request)}/confirm`, body: {} });
}

/** It was reserved: only what the carrier says of the payment itself tells whether it was charged. */
function refusedNow(answer: BillingAnswer & { kind: 'error' }, request: string): OrderAnswer {
  const reason = refusalOf(answer);
  return reason ? { kind: 'failed', reason, reference: null } : { kind: 'accepted', request };
}

function refused(answer: Exclude<BillingAnswer, { kind: 'answer' }>): OrderAnswer {
  const reason = answer.kind === 'error' ? refusalOf(answer) : null;
  return reason ? { kind: 'failed', reason, reference: null } : silent(answer);
}

/** By the carrier's id; where the answer that held it was lost, by our own among the newest payments. */
async function askAbout(
  client: BillingClient,
  { orderId, request }: { orderId: string; request: string | null },
): Promise<Asked> {
  if (!request) return recover(client, orderId);
  const told = await client.call({ api, method: 'GET', path: `/payments/${encodeURIComponent(request)}` });
  if (told.kind === 'error' && told.status === 404) return { kind: 'not-received' };
  return told.kind === 'answer' ? outcomeOf(client, told.body) : silent(told);
}

async function recover(client: BillingClient, orderId: string): Promise<Asked> {
  const listed = await listPayments(client, {}, 5);
  if (listed.kind !== 'rows') return listed;
  const found = listed.rows.find((row) => textIn(fieldIn(row, 'amountTransaction'), 'clientCorrelator') === orderId);
  // One that is older than those is sent again: under the same correlator a carrier charges once.
  return found === undefined ? { kind: 'not-received' } : outcomeOf(client, found);
}

async function outcomeOf(client: BillingClient, payment: unknown): Promise<Asked> {
  const reference = textIn(payment, 'paymentId');
  const status = fieldIn(payment, 'paymentStatus');
  if (!reference) return { kind: 'unknown', because: 'rail-error' };
  if (status === 'succeeded') return { kind: 'succeeded', reference };
  if (status === 'denied') return { kind: 'failed', reason: 'declined-by-payer', reference };
  if (status === 'cancelled') return { kind: 'failed', reason: 'refused-by-rail', reference };
  // The second step was lost, or had to wait.
  if (status === 'reserved') await confirm(client, reference);
  return { kind: 'pending' };
}

async function refund(
  client: BillingClient,
  settings: CarrierBillingSettings,
  order: ReturnOrder,
): Promise<OrderAnswer> {
  const path = `/payments/${encodeURIComponent(order.original)}/refunds`;
  const answer = await client.call({
    api: refundApi,
    method: 'POST',
    path,
    body: {
      type: 'partial',
      amountTransaction: {
        clientCorrelator: order.orderId,
        referenceCode: order.paymentId,
        refundAmount: {
          chargingInformation: { ...wireAmount(order.amount), description: settings.billText, isTaxIncluded: true },
        },
      },
      ...sinkOf(settings, order),
    },
  });
  return answer.kind === 'answer' ? { kind: 'accepted', request: textIn(answer.body, 'refundId') } : refused(answer);
}

async function askAboutRefund(client: BillingClient, orderId: string, original: string): Promise<Asked> {
  const path = `/payments/${encodeURIComponent(original)}/refunds`;
  const told = await client.call({ api: refundApi, method: 'GET', path });
  if (told.kind !== 'answer') return silent(told);
  const refunds = Array.isArray(told.body) ? (told.body as unknown[]) : [];
  const found = refunds.find((one) => textIn(fieldIn(one, 'amountTransaction'), 'clientCorrelator') === orderId);
  if (found === undefined) return { kind: 'not-received' };
  const reference = textIn(found, 'refundId');
  const status = fieldIn(found, 'refundStatus');
  if (status === 'succeeded' && reference) return { kind: 'succeeded', reference };
  return status === 'denied' ? { kind: 'failed', reason: 'refused-by-rail', reference } : { kind: 'pending' };
}

/** CAMARA writes amounts as JSON numbers; of the sums that a phone bill takes each is exact. */
function wireAmount(amount: RailOrder['amount']): { amount: number; currency: string } {
  return { amount: Number(toDecimalString(amount)), currency: amount.currency };
}
