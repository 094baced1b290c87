import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CallbackRequest } from '../rail.ts';

const tolerance_s = 300;

/**
 * Checks a callback signed after Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body` under the shared secret,
 * compared in constant time, and a timestamp within five minutes of our clock. Several signatures may stand
 * side by side while a secret is changed; one that fits is enough.
 */
export function checkSignature(secret: string, request: CallbackRequest): 'right' | 'not-signed' | 'out-of-time' {
  const id = request.header('webhook-id') ?? '';
  const timestamp = request.header('webhook-timestamp') ?? '';
  const given = request.header('webhook-signature') ?? '';
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return 'not-signed';
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${request.body}`).digest();
  const fits = given.split(' ').some((one) => one.startsWith('v1,') && isSame(expected, one.slice('v1,'.length)));
  if (!fits) return 'not-signed';
  const now_s = Math.floor(request.now.epochMilliseconds / 1000);
  return Math.abs(now_s - Number(timestamp)) <= tolerance_s ? 'right' : 'out-of-time';
}

function isSame(expected: Buffer, base64: string): boolean {
  const given = Buffer.from(base64, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
