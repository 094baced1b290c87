import { randomBytes } from 'node:crypto';
import {
  actorName,
  canonicalJson,
  type Context,
  newId,
  ok,
  present,
  type Problem,
  type Result,
} from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type {
  DeliveryId,
  EndpointId,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
  WithSecret,
} from '../contract.ts';
import { problem } from '../problems.ts';
import { openSecret, sealSecret } from '../store/sealed.ts';
import type { EndpointRow } from '../store/tables.ts';
import {
  changeDelivery,
  changeEndpoint,
  endpointOfRequest,
  findEndpoint,
  insertEndpoint,
  listEndpoints,
  newestDeliveries,
  toDelivery,
  toEndpoint,
} from '../store/webhooks.ts';
import type { PaymentsParts } from './parts.ts';

const bothSign = { hours: 24 };

/**
 * Run again under its key, because a crash took the answer, it is the same endpoint with the same secret, as long as nothing
 * has changed that.
 */
export async function addWebhook(
  { database, crypto, rails }: PaymentsParts,
  context: Context,
  { url, events }: { url: string; events: readonly WebhookEvent[] },
): Promise<Result<WithSecret, Problem>> {
  if (!mayBeTold(url, rails.payout.simulated)) return problem('payments.webhook-address');
  const now = context.now();
  const id = newId('endpoint', now);
  const secret = newSecret();
  const sealed = await sealSecret(crypto, { tenant: context.tenant, id }, secret);
  const wanted = [...new Set(events)];
  const request = { made_by: actorName(context.actor), request_key: context.idempotencyKey ?? null };
  const row = await database.transaction(context, async (tx) => {
    const made = await insertEndpoint(tx, { id, url, events: wanted, secret: sealed, created_at: now, ...request });
    if (!made)
      return present(await endpointOfRequest(tx, request), 'only the same request is in the way of an endpoint');
    await tx.audit({ action: 'add-webhook', subject: id, outcome: 'done', details: { events: wanted } });
    return made;
  });
  if (row.id === id) return ok({ ...toEndpoint(row), secret });
  if (row.url !== url || canonicalJson(row.events) !== canonicalJson(wanted)) return problem('payments.key-reused');
  return ok({ ...toEndpoint(row), secret: await openSecret(crypto, row, row.secret) });
}

/** Only over TLS; on play money also a program on the same machine. What a URL carries beside its place is no address. */
function mayBeTold(text: string, simulated: boolean): boolean {
  const url = new URL(text);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const isSafe = url.protocol === 'https:' || (simulated && isHere && url.protocol === 'http:');
  return isSafe && url.username === '' && url.password === '';
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export async function listWebhooks(
  { database }: PaymentsParts,
  context: Context,
): Promise<Result<{ endpoints: readonly WebhookEndpoint[] }, Problem>> {
  const rows = await database.transaction(context, listEndpoints, { readOnly: true });
  return ok({ endpoints: rows.map(toEndpoint) });
}

/** Both secrets sign for a day: the receiver takes the new one whenever it is ready. */
export async function rotateWebhook(
  { database, crypto }: PaymentsParts,
  context: Context,
  endpointId: EndpointId,
): Promise<Result<WithSecret, Problem>> {
  const secret = newSecret();
  const sealed = await sealSecret(crypto, { tenant: context.tenant, id: endpointId }, secret);
  return database.transaction(context, async (tx) => {
    const row = await findEndpoint(tx, endpointId);
    const until = context.now().add(bothSign);
    const change = row && { secret: sealed, secret_before: row.secret, secret_before_until: until };
    const changed: EndpointRow | null = change && (await changeEndpoint(tx, endpointId, change));
    if (!changed) return notFound();
    await tx.audit({ action: 'rotate-webhook', subject: endpointId, outcome: 'done' });
    return ok({ ...toEndpoint(changed), secret });
  });
}

export async function endWebhook(
  { database }: PaymentsParts,
  context: Context,
  endpointId: EndpointId,
): Promise<Result<WebhookEndpoint, Problem>> {
  return database.transaction(context, async (tx) => {
    const ended = await changeEndpoint(tx, endpointId, { ended_at: context.now() });
    if (!ended) return notFound();
    await tx.audit({ action: 'end-webhook', subject: endpointId, outcome: 'done' });
    return ok(toEndpoint(ended));
  });
}

export async function listDeliveries(
  { database }: PaymentsParts,
  context: Context,
  { limit = 50, ...of }: { state?: WebhookDelivery['state']; limit?: number },
): Promise<Result<{ deliveries: readonly WebhookDelivery[] }, Problem>> {
  const rows = await database.transaction(context, (tx) => newestDeliveries(tx, { ...of, limit }), { readOnly: true });
  return ok({ deliveries: rows.map(toDelivery) });
}

/** Out of the dead letters: the same message under the same id, with all its tries before it again. */
export async function retryDelivery(
  { database }: PaymentsParts,
  context: Context,
  deliveryId: DeliveryId,
): Promise<Result<WebhookDelivery, Problem>> {
  return database.transaction(context, async (tx) => {
    const again = { state: 'waiting', attempts: 0, ended_at: null } as const;
    const row = await changeDelivery(tx, { id: deliveryId, from: 'dead' }, again);
    if (!row) return notFound();
    await tx.enqueue({ task: 'deliver', payload: { deliveryId }, key: deliveryId });
    await tx.audit({ action: 'retry-delivery', subject: deliveryId, outcome: 'done' });
    return ok(toDelivery(row));
  });
}
