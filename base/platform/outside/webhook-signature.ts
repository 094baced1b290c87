import { createHmac, timingSafeEqual } from 'node:crypto';
import { present } from '@lendline/kernel';
import { z } from '../schema/values.ts';

export interface SignedCall {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

const tolerance_s = 300;

/**
 * Whether a callback is the provider's, after Standard Webhooks 1.0: `v1,` and base64 of HMAC-SHA-256 over
 * `id.timestamp.body`, any of several signatures, at most five minutes from `now_ms`. `secrets` are one, or several with
 * spaces between while one takes the place of another: whoever has any of them is believed.
 */
export function isSignedBy(secrets: string, call: SignedCall, now_ms: number): boolean {
  const age_s = Math.abs(now_ms / 1000 - Number(call.timestamp));
  if (!(age_s <= tolerance_s)) return false;
  const signatures = call.signature
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'));
  return secrets.split(' ').some((secret) => {
    const expected = digestOf(secret, call);
    // Anybody can sign with no secret.
    return expected !== null && signatures.some((signature) => equal(signature, expected));
  });
}

/** One secret as configuration holds it, or two with a space between while one takes the place of the other. */
export const webhookSecrets = z
  .string()
  .regex(
    /^whsec_[A-Za-z0-9+/]+=*( whsec_[A-Za-z0-9+/]+=*)?$/,
    'expected the secret of signed callbacks, whsec_ and base64; two with a space between while they change',
  );

/** `null` when there is no secret. */
function digestOf(secret: string, { id, timestamp, body }: Omit<SignedCall, 'signature'>): Buffer | null {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return key.length === 0 ? null : createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
}

/**
 * The headers under which a message of ours is sent, after Standard Webhooks 1.0: one signature for each secret, so that a
 * receiver that still has the one before believes it too. Throws when a secret is empty.
 */
export function webhookHeaders(
  secrets: readonly string[],
  { id, at, body }: { readonly id: string; readonly at: Temporal.Instant; readonly body: string },
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  const signatures = secrets.map((secret) => {
    const digest = present(digestOf(secret, { id, timestamp, body }), 'a message is signed with a secret');
    return `v1,${digest.toString('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
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
