import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedCall {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

const tolerance_s = 300;

/**
 * Whether a callback is the provider's, after Standard Webhooks 1.0: `v1,` and base64 of HMAC-SHA-256 over
 * `id.timestamp.body`, any of several signatures, at most five minutes from `now_ms`.
 */
export function isSignedBy(secret: string, call: SignedCall, now_ms: number): boolean {
  const age_s = Math.abs(now_ms / 1000 - Number(call.timestamp));
  if (!(age_s <= tolerance_s)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  // Anybody can sign with no secret.
  if (key.length === 0) return false;
  const expected = createHmac('sha256', key).update(`${call.id}.${call.timestamp}.${call.body}`).digest();
  return call.signature
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .some((one) => equal(Buffer.from(one.slice(3), 'base64'), expected));
}

function equal(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Takes the signature's parts from a request's headers; missing ones are empty and never fit. */
export function signedCall(header: (name: string) => string | undefined, body: string): SignedCall {
  return {
    id: header('webhook-id') ?? '',
    timestamp: header('webhook-timestamp') ?? '',
    signature: header('webhook-signature') ?? '',
    body,
  };
}
