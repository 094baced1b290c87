import { type Clock, newId } from '@lendline/kernel';
import type { Callbacks } from '../callbacks/callbacks.ts';
import type { Charge } from './phone-bills.ts';

export type ChargeEvent = 'payment-reserved' | 'payment-completed' | 'payment-cancelled';

interface EventOptions {
  readonly callbacks: Callbacks;
  readonly clock: Clock;
  readonly settle_ms: number;
  readonly late_ms: number;
}

/** Tells a lender of its charges where it named a sink: CloudEvents of CAMARA Carrier Billing 0.5, with what goes wrong on purpose. */
export function billingEvents(options: EventOptions): (charge: Charge, event: ChargeEvent) => void {
  return (charge, event) => {
    const { sink, fault, clientId } = charge;
    if (sink === null || fault === 'no-event') return;
    const token = fault === 'event-forged' ? 'a-token-that-nobody-gave' : sink.token;
    void options.callbacks.send({
      clientId,
      method: 'POST',
      url: sink.url,
      headers: {
        'content-type': 'application/cloudevents+json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: bodyOf(charge, event, options.clock.now()),
      delay_ms: delayOf(charge, event, options),
      copies: fault === 'event-twice' ? 2 : 1,
    });
  };
}

function bodyOf(charge: Charge, event: ChargeEvent, now: Temporal.Instant): object {
  const paidAt = event === 'payment-completed' ? { paymentDate: charge.paidAt } : {};
  const data = { paymentId: charge.id, status: 'succeeded', description: event.replace('-', ' '), ...paidAt };
  return {
    id: newId('event', now),
    source: '/carrier-billing',
    type: `org.camaraproject.carrier-billing.v0.${event}`,
    specversion: '1.0',
    datacontenttype: 'application/json',
    time: now.toString(),
    data: charge.fault === 'event-garbage' ? 'garbage' : data,
  };
}

/** Out of order: that it was reserved is told after it was charged. */
function delayOf({ fault }: Charge, event: ChargeEvent, { settle_ms, late_ms }: EventOptions): number {
  if (fault === 'event-late') return late_ms;
  return fault === 'event-out-of-order' && event === 'payment-reserved' ? 2 * settle_ms + 100 : 0;
}
