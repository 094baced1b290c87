import type { DeliveryId, EndpointId, WebhookDelivery, WebhookEvent } from '@lendline/payments/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { payments } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

const endpointsKey = ['payments', 'webhooks'] as const;
const deliveriesKey = ['payments', 'deliveries'] as const;

export function useEndpoints() {
  return useQuery({
    queryKey: endpointsKey,
    queryFn: () => valueOf(payments.listWebhooks({})),
    select: ({ endpoints }) => endpoints,
  });
}

export interface NewEndpoint {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

export function useAddEndpoint() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (endpoint: NewEndpoint) => valueOf(payments.addWebhook(endpoint)),
    onSuccess: () => client.invalidateQueries({ queryKey: endpointsKey }),
    // The secret is nowhere kept longer than it is shown.
    gcTime: 0,
  });
}

export function useRotateSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (endpointId: EndpointId) => valueOf(payments.rotateWebhook({ endpointId })),
    onSuccess: () => client.invalidateQueries({ queryKey: endpointsKey }),
    gcTime: 0,
  });
}

export function useEndEndpoint() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (endpointId: EndpointId) => valueOf(payments.endWebhook({ endpointId })),
    onSuccess: () => client.invalidateQueries({ queryKey: endpointsKey }),
  });
}

export type ShownDeliveries = WebhookDelivery['state'] | 'all';

export function useDeliveries(state: ShownDeliveries) {
  return useQuery({
    queryKey: [...deliveriesKey, state],
    queryFn: () => valueOf(payments.listDeliveries({ limit: 100, ...(state === 'all' ? {} : { state }) })),
    select: ({ deliveries }) => deliveries,
    refetchInterval: 30_000,
  });
}

export function useRetryDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: DeliveryId) => valueOf(payments.retryDelivery({ deliveryId })),
    onSettled: () => client.invalidateQueries({ queryKey: deliveriesKey }),
  });
}
