import { createHmac } from 'node:crypto';

/** Headers of a signed callback after Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`. */
export function signedHeaders(
  secret: string,
  message: { readonly id: string; readonly at: Temporal.Instant; readonly body: string },
): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const timestamp = String(Math.floor(message.at.epochMilliseconds / 1000));
  const signature = createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`).digest('base64');
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
