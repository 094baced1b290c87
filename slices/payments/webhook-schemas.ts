import { idOf, instantText, nothing, type SchemasOf, z } from '@lendline/platform';
import type { PaymentsClient } from './contract.ts';

const event = z.enum([
  'payments.succeeded',
  'payments.failed',
  'payments.returned',
  'payments.return-failed',
  'payments.money-suspended',
  'payments.suspense-ended',
]);

const endpoint = z.object({
  id: idOf('endpoint'),
  url: z.string(),
  events: z.array(event),
  secretBeforeUntil: instantText.nullable(),
  createdAt: instantText,
  endedAt: instantText.nullable(),
});
const withSecret = endpoint.extend({ secret: z.string() });

const state = z.enum(['waiting', 'delivered', 'dead']);
const delivery = z.object({
  id: idOf('msg'),
  endpointId: idOf('endpoint'),
  type: event,
  subject: z.string(),
  state,
  attempts: z.number().int(),
  outcome: z.string().nullable(),
  createdAt: instantText,
  endedAt: instantText.nullable(),
});

const one = z.object({ endpointId: idOf('endpoint') });

type WebhookOperations =
  | 'addWebhook'
  | 'listWebhooks'
  | 'rotateWebhook'
  | 'endWebhook'
  | 'listDeliveries'
  | 'retryDelivery';

export const webhookSchemas: SchemasOf<Pick<PaymentsClient, WebhookOperations>> = {
  addWebhook: {
    input: z.object({ url: z.url().max(500), events: z.array(event).min(1).max(event.options.length) }),
    output: withSecret,
  },
  listWebhooks: { input: nothing, output: z.object({ endpoints: z.array(endpoint) }) },
  rotateWebhook: { input: one, output: withSecret },
  endWebhook: { input: one, output: endpoint },
  listDeliveries: {
    input: z.object({
      state: state.exactOptional(),
      limit: z.coerce.number().int().min(1).max(200).exactOptional(),
    }),
    output: z.object({ deliveries: z.array(delivery) }),
  },
  retryDelivery: { input: z.object({ deliveryId: idOf('msg') }), output: delivery },
};
