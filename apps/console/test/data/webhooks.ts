import { ok } from '@lendline/kernel';
import type { EndpointId, WebhookDelivery, WebhookEndpoint } from '@lendline/payments/contract';
import type { Handlers } from '../lender.ts';
import { ago, madeUpId } from './ids.ts';

/** Systems that the made-up lender tells of money, and what became of the messages. */
export interface Webhooks {
  endpoints: WebhookEndpoint[];
  deliveries: WebhookDelivery[];
}

const day = 24 * 60;

export function newWebhooks(now: number): Webhooks {
  const endpoint = { secretBeforeUntil: null, createdAt: ago(now, 40 * day), endedAt: null } as const;
  const delivery = {
    endpointId: madeUpId('endpoint', 1),
    type: 'payments.succeeded',
    attempts: 1,
    outcome: '204',
    createdAt: ago(now, 90),
    endedAt: ago(now, 89),
  } as const;
  return {
    endpoints: [
      {
        ...endpoint,
        id: madeUpId('endpoint', 1),
        url: 'https://books.lender.example/hooks/lendline',
        events: ['payments.succeeded', 'payments.failed', 'payments.returned'],
        secretBeforeUntil: ago(now, -5 * 60),
      },
      {
        ...endpoint,
        id: madeUpId('endpoint', 2),
        url: 'https://desk.lender.example/money',
        events: ['payments.money-suspended'],
        endedAt: ago(now, 3 * day),
      },
    ],
    deliveries: [
      { ...delivery, id: madeUpId('msg', 1), subject: madeUpId('payment', 101), state: 'delivered' },
      {
        ...delivery,
        id: madeUpId('msg', 2),
        subject: madeUpId('payment', 102),
        type: 'payments.failed',
        state: 'dead',
        attempts: 9,
        outcome: '503',
      },
      {
        ...delivery,
        id: madeUpId('msg', 3),
        subject: madeUpId('payment', 103),
        state: 'waiting',
        attempts: 2,
        outcome: 'timeout',
        endedAt: null,
      },
    ],
  };
}

export function webhookHandlers(hooks: Webhooks): Handlers['payments'] {
  const change = (id: EndpointId, changes: Partial<WebhookEndpoint>): WebhookEndpoint => {
    hooks.endpoints = hooks.endpoints.map((one) => (one.id === id ? { ...one, ...changes } : one));
    return hooks.endpoints.find((one) => one.id === id)!;
  };
  return {
    listWebhooks: () => ok({ endpoints: hooks.endpoints }),
    addWebhook: ({ url, events }) => {
      const id = madeUpId('endpoint', hooks.endpoints.length + 1);
      const added = { id, url, events, secretBeforeUntil: null, createdAt: new Date().toISOString(), endedAt: null };
      hooks.endpoints.push(added);
      return ok({ ...added, secret: 'whsec_bWFkZS11cC1mb3ItYS10ZXN0' });
    },
    rotateWebhook: ({ endpointId }) => {
      const until = new Date(Date.now() + 86_400_000).toISOString();
      return ok({ ...change(endpointId, { secretBeforeUntil: until }), secret: 'whsec_YW5vdGhlci1tYWRlLXVwLW9uZQ' });
    },
    endWebhook: ({ endpointId }) => ok(change(endpointId, { endedAt: new Date().toISOString() })),
    listDeliveries: ({ state }) =>
      ok({ deliveries: hooks.deliveries.filter((one) => state === undefined || one.state === state) }),
    retryDelivery: ({ deliveryId }) => {
      hooks.deliveries = hooks.deliveries.map((one) =>
        one.id === deliveryId ? { ...one, state: 'waiting', endedAt: null } : one,
      );
      return ok(hooks.deliveries.find((one) => one.id === deliveryId)!);
    },
  };
}
