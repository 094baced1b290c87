import type { Route } from '@lendline/kernel';

const operates = { audience: ['staff'], permission: 'payments.operate' } as const;

/** Systems of the lender that are told of money. */
export const webhookRoutes = {
  addWebhook: { method: 'POST', path: '/payments/webhooks', ...operates, summary: 'Have a system told of money' },
  listWebhooks: { method: 'GET', path: '/payments/webhooks', ...operates, summary: 'Systems that are told of money' },
  rotateWebhook: {
    method: 'POST',
    path: '/payments/webhooks/{endpointId}/secret',
    ...operates,
    summary: 'Give a system a new secret; the one before signs beside it for a day',
  },
  endWebhook: {
    method: 'POST',
    path: '/payments/webhooks/{endpointId}/end',
    ...operates,
    summary: 'Tell a system no more',
  },
  listDeliveries: {
    method: 'GET',
    path: '/payments/webhooks/deliveries',
    ...operates,
    summary: 'Messages to systems, those given up among them',
  },
  retryDelivery: {
    method: 'POST',
    path: '/payments/webhooks/deliveries/{deliveryId}/retry',
    ...operates,
    summary: 'Send a message again that was given up',
  },
} as const satisfies Readonly<Record<string, Route>>;
