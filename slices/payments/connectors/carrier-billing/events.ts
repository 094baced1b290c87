import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CallbackRequest, Heard, RailOrder, ReturnOrder } from '../rail.ts';
import { type CarrierBillingSettings, fieldIn, textIn } from './client.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Where the carrier sends events of an order, and the token that it shows there (CAMARA `sink` and `sinkCredential`): both of
 * this one order, and the same for every try. An event names the carrier's payment alone, whose id may have been lost with the
 * answer. Nothing where events are not wanted.
 */
export function sinkOf(
  { url, callbackSecrets }: CarrierBillingSettings,
  { orderId, callbackUrl }: Pick<RailOrder | ReturnOrder, 'orderId' | 'callbackUrl'>,
): object {
  const sink = new URL(callbackUrl);
  // CAMARA takes https alone; a carrier that is itself spoken to in the clear is a simulated one.
  const isTaken = sink.protocol === 'https:' || new URL(url).protocol === 'http:';
  const [secret] = callbackSecrets?.split(' ') ?? [];
  if (secret === undefined || !isTaken) return {};
  sink.searchParams.set('order', orderId);
  const sinkCredential = {
    credentialType: 'ACCESSTOKEN',
    accessToken: tokenOf(secret, orderId),
    // It opens one order to a question of ours, and a charge may be disputed for long.
    accessTokenExpiresUtc: '9999-12-31T23:59:59Z',
    accessTokenType: 'bearer',
  };
  return { sink: sink.toString(), sinkCredential };
}

/**
 * An event of a charge or of what was given back (CloudEvents 1.0, structured; CAMARA Carrier Billing 0.5 and Refund 0.3). It
 * carries neither signature nor amount, so it is believed in nothing: whatever it says makes us ask about the order of its address.
 */
export function readEvent(callbackSecrets: string | null, request: CallbackRequest): Heard {
  const orderId = request.query('order')?.toLowerCase() ?? '';
  const shown = /^Bearer (.+)$/.exec(request.header('authorization') ?? '')?.[1] ?? '';
  const isOurs = (callbackSecrets?.split(' ') ?? []).some((secret) => equal(shown, tokenOf(secret, orderId)));
  if (!uuid.test(orderId) || !isOurs) return { kind: 'refused', because: 'not-signed' };
  return isEvent(parsed(request.body)) ? { kind: 'look', orderId } : { kind: 'refused', because: 'not-readable' };
}

/** What an event of each kind names. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'carrier-billing': ['paymentId'],
  'carrier-billing-refund': ['paymentId', 'refundId'],
};

function isEvent(event: unknown): boolean {
  const named = ['id', 'source', 'time'].every((name) => textIn(event, name) !== null);
  const type = textIn(event, 'type') ?? '';
  const data = fieldIn(event, 'data');
  const isKnown = Object.entries(kinds).some(
    ([kind, names]) =>
      type.startsWith(`org.camaraproject.${kind}.`) && names.every((name) => textIn(data, name) !== null),
  );
  return named && fieldIn(event, 'specversion') === '1.0' && isKnown;
}

function tokenOf(secret: string, orderId: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`carrier-billing ${orderId}`).digest('base64url');
}

function equal(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
