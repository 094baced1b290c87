import type { Context } from '@lendline/kernel';
import { isTimeout, webhookHeaders } from '@lendline/platform';
import { tryAgainAfter } from '../rules/try-again.ts';
import { openSecret } from '../store/sealed.ts';
import type { DeliveryRow, EndpointRow } from '../store/tables.ts';
import { changeDelivery, changeEndpoint, findDelivery, findEndpoint } from '../store/webhooks.ts';
import type { PaymentsParts } from './parts.ts';

const patience_ms = 15_000;

/** Sends a message to a system; one that was not taken is sent again later, and given up in the end for a person. */
export async function deliver(parts: PaymentsParts, context: Context, deliveryId: string): Promise<void> {
  const found = await parts.database.transaction(
    context,
    async (tx) => {
      const delivery = await findDelivery(tx, deliveryId);
      const endpoint = delivery && (await findEndpoint(tx, delivery.endpoint_id));
      return delivery?.state === 'waiting' && endpoint ? { delivery, endpoint } : null;
    },
    { readOnly: true },
  );
  if (!found) return;
  const outcome = found.endpoint.ended_at ? 'ended' : await send(parts, context, found);
  await note(parts, context, { ...found, outcome });
}

interface Found {
  readonly delivery: DeliveryRow;
  readonly endpoint: EndpointRow;
}

/** The status that came, or why none did. */
async function send(parts: PaymentsParts, context: Context, { delivery, endpoint }: Found): Promise<string> {
  const message = { id: delivery.id, at: context.now(), body: delivery.body };
  const headers = webhookHeaders(await secretsOf(parts, context, endpoint), message);
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Lendline', ...headers },
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience_ms),
    });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return isTimeout(error) ? 'timeout' : 'no-connection';
  }
}

async function secretsOf({ crypto }: PaymentsParts, context: Context, endpoint: EndpointRow): Promise<string[]> {
  const { secret, secret_before, secret_before_until: until } = endpoint;
  const both = secret_before && until && Temporal.Instant.compare(context.now(), until) < 0;
  const sealed = both ? [secret, secret_before] : [secret];
  return Promise.all(sealed.map((one) => openSecret(crypto, endpoint, one)));
}

async function note(
  parts: PaymentsParts,
  context: Context,
  { delivery: { id, attempts: before }, endpoint, outcome }: Found & { readonly outcome: string },
): Promise<void> {
  const attempts = before + 1;
  const isTaken = /^2\d\d$/.test(outcome);
  // 410: the receiver says that it is gone for good.
  const isOver = outcome === '410' || outcome === 'ended';
  const pause = isTaken || isOver ? null : tryAgainAfter(attempts);
  await parts.database.transaction(context, async (tx) => {
    const state = isTaken ? 'delivered' : pause ? 'waiting' : 'dead';
    const ended_at = pause ? null : context.now();
    if (!(await changeDelivery(tx, { id, from: 'waiting' }, { state, attempts, outcome, ended_at }))) return;
    if (outcome === '410') await changeEndpoint(tx, endpoint.id, { ended_at: context.now() });
    if (state === 'dead') {
      await tx.audit({ action: 'deliver', subject: id, outcome: 'refused', reason: outcome, details: { attempts } });
    }
    if (pause) {
      const runAt = context.now().add(pause);
      await tx.enqueue({ task: 'deliver', payload: { deliveryId: id }, runAt, key: id });
    }
  });
  parts.metrics.count('payments', `webhook:${isTaken ? 'delivered' : pause ? 'again' : 'dead'}`);
}
