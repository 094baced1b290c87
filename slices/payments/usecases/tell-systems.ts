import { newId } from '@lendline/kernel';
import type { SliceEvent, SliceTransaction } from '@lendline/platform';
import type { WebhookEvent } from '../contract.ts';
import { insertDelivery, listEndpoints } from '../store/webhooks.ts';
import type { PaymentsTables } from '../store/tables.ts';

/** Publishes an event and writes a message to each system that wants to be told of it, in one transaction. */
export async function publishAndTell(
  tx: SliceTransaction<PaymentsTables>,
  event: SliceEvent & { readonly type: WebhookEvent },
): Promise<void> {
  await tx.publish(event);
  const { type, subject, data } = event;
  const now = tx.context.now();
  const endpoints = (await listEndpoints(tx)).filter(({ ended_at, events }) => !ended_at && events.includes(type));
  for (const { id: endpoint_id } of endpoints) {
    const id = newId('msg', now);
    const body = JSON.stringify({ type, timestamp: now.toString(), data });
    await insertDelivery(tx, { id, endpoint_id, type, subject, body, created_at: now });
    await tx.enqueue({ task: 'deliver', payload: { deliveryId: id }, key: id });
  }
}
