import type { Id } from '@lendline/kernel';

export type EndpointId = Id<'endpoint'>;
export type DeliveryId = Id<'msg'>;

/** What systems of the lender can be told of. */
export type WebhookEvent =
  | 'payments.succeeded'
  | 'payments.failed'
  | 'payments.returned'
  | 'payments.return-failed'
  | 'payments.money-suspended'
  | 'payments.suspense-ended';

/** A system of the lender that is told, with messages signed after Standard Webhooks. */
export interface WebhookEndpoint {
  readonly id: EndpointId;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Until when the secret before still signs beside the new one. */
  readonly secretBeforeUntil: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

/** The secret is told here and never again. */
export type WithSecret = WebhookEndpoint & { readonly secret: string };

/** `dead`: given up after the last try; a person can have it sent again. */
export interface WebhookDelivery {
  readonly id: DeliveryId;
  readonly endpointId: EndpointId;
  readonly type: WebhookEvent;
  readonly subject: string;
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly attempts: number;
  readonly outcome: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}
