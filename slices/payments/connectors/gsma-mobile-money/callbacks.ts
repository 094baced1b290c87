import { isCurrency, parseDecimal } from '@lendline/kernel';
import { isSignedBy, signedCall } from '@lendline/platform';
import type { CallbackRequest, Heard } from '../rail.ts';
import { textOf } from './errors.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A success carries the transaction, signed with our own reference in it. A failure carries an error object that names
 * nothing; which order it is stands in a header outside the signature, so it only makes us look.
 */
export function readCallback(secrets: string, request: CallbackRequest): Heard {
  const call = signedCall((name) => request.header(name), request.body);
  if (!isSignedBy(secrets, call, request.now.epochMilliseconds)) return { kind: 'refused', because: 'not-signed' };
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

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
