import { isSignedBy, signedCall } from '@lendline/platform';
import { isCurrency, parseDecimal, toDecimalString } from '@lendline/kernel';
import type { Asked, CallbackRequest, FailureReason, Heard, OrderAnswer, Rail, RailOrder, Settled } from '../rail.ts';
import { type MobileMoneySettings, type WalletAnswer, type WalletClient, walletClient } from './client.ts';

/** A wallet that speaks the GSMA Mobile Money API 1.2: orders are taken with 202 and end later, by callback or by asking. */
export function mobileMoneyRail(settings: MobileMoneySettings): Rail {
  const client = walletClient(settings);
  return {
    disburse: async (order) => readOrdered(await place(client, order, { type: 'disbursement', party: 'creditParty' })),
    // Without a mandate the operator asks the owner of the wallet on the phone.
    collect: async (order) => readOrdered(await place(client, order, { type: 'merchantpay', party: 'debitParty' })),
    ask: (order) => askAbout(client, order),
    readCallback: (request) => readCallback(settings.callbackSecret, request),
  };
}

function place(
  client: WalletClient,
  order: RailOrder,
  { type, party }: { type: 'disbursement' | 'merchantpay'; party: 'creditParty' | 'debitParty' },
): Promise<WalletAnswer> {
  return client.call({
    method: 'POST',
    path: `/transactions/type/${type}`,
    headers: { 'X-CorrelationID': order.orderId, 'X-Callback-URL': order.callbackUrl },
    body: {
      amount: toDecimalString(order.amount),
      currency: order.amount.currency,
      [party]: [{ key: 'msisdn', value: order.phone }],
      requestingOrganisationTransactionReference: order.paymentId,
    },
  });
}

/** Errors that say for sure that no money moved. Any other leaves the outcome open. */
const refusals: Readonly<Record<string, FailureReason>> = {
  insufficientFunds: 'insufficient-funds',
  identifierError: 'no-such-wallet',
  noMandateAuthority: 'not-permitted',
  samePartiesError: 'refused-by-rail',
  transactionTypeError: 'refused-by-rail',
  greaterThanTransactionMaxValue: 'amount-refused',
  lessThanTransactionMinValue: 'amount-refused',
  formatError: 'refused-by-rail',
  mandatoryValueNotSupplied: 'refused-by-rail',
  negativeValue: 'amount-refused',
  currencyNotSupported: 'amount-refused',
};

function readOrdered(answer: WalletAnswer): OrderAnswer {
  if (answer.kind === 'silence') return { kind: 'unknown', because: answer.because };
  if (answer.kind === 'answer') return { kind: 'accepted', request: textOf(answer.body['serverCorrelationId']) };
  const reason = refusals[answer.code];
  // Among what is left open: `duplicateRequest`, which means that the order is there already, and a token that was refused.
  return reason ? { kind: 'failed', reason, reference: null } : { kind: 'unknown', because: 'rail-error' };
}

/** First how the order is called at the operator (`/responses`), then how it stands (`/transactions`). */
async function askAbout(
  client: WalletClient,
  { orderId, request }: { orderId: string; request: string | null },
): Promise<Asked> {
  const found = await client.call({ method: 'GET', path: `/responses/${orderId}` });
  if (found.kind === 'silence') return { kind: 'unknown', because: found.because };
  if (found.kind === 'error') {
    return found.status === 404 ? { kind: 'not-received' } : { kind: 'unknown', because: 'rail-error' };
  }
  const link = textOf(found.body['link']);
  if (!link || !/^\/transactions\/[\w.-]{1,128}$/.test(link)) return { kind: 'unknown', because: 'rail-error' };
  const told = await client.call({ method: 'GET', path: link });
  if (told.kind !== 'answer') {
    return { kind: 'unknown', because: told.kind === 'silence' ? told.because : 'rail-error' };
  }
  const reference = textOf(told.body['transactionReference']);
  const status = told.body['transactionStatus'];
  if (status === 'completed' && reference) return { kind: 'succeeded', reference };
  if (status === 'failed') return failureOf(client, { reference, request });
  return { kind: 'pending' };
}

/** Why it failed is told by the request's state alone, whose name comes with the answer to the order; without it no reason is known. */
async function failureOf(
  client: WalletClient,
  { reference, request }: { reference: string | null; request: string | null },
): Promise<Settled> {
  const failed = { kind: 'failed', reason: 'refused-by-rail', reference } as const;
  if (!request) return failed;
  const state = await client.call({ method: 'GET', path: `/requeststates/${encodeURIComponent(request)}` });
  if (state.kind !== 'answer') return failed;
  const error = state.body['error'];
  const code = typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : '';
  return { ...failed, reason: refusals[code] ?? 'refused-by-rail' };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A success carries the transaction, signed with our own reference in it. A failure carries an error object that names
 * nothing; which order it is stands in a header outside the signature, so it only makes us look.
 */
function readCallback(secret: string, request: CallbackRequest): Heard {
  const call = signedCall((name) => request.header(name), request.body);
  const signed = isSignedBy(secret, call, request.now.epochMilliseconds);
  if (!signed) return { kind: 'refused', because: 'not-signed' };
  const body = parseObject(request.body);
  if (!body) return { kind: 'refused', because: 'not-readable' };
  const orderId = request.header('x-correlationid')?.toLowerCase() ?? '';
  return (
    successIn(body) ?? (uuid.test(orderId) ? { kind: 'look', orderId } : { kind: 'refused', because: 'not-readable' })
  );
}

function successIn(body: Readonly<Record<string, unknown>>): Heard | null {
  const paymentId = textOf(body['requestingOrganisationTransactionReference']);
  const reference = textOf(body['transactionReference']);
  const currency = textOf(body['currency']) ?? '';
  if (body['transactionStatus'] !== 'completed' || !paymentId || !reference || !isCurrency(currency)) return null;
  const amount = parseDecimal(textOf(body['amount']) ?? '', currency);
  return amount.ok ? { kind: 'succeeded', paymentId, amount: amount.value, reference } : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 256 ? value : null;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
