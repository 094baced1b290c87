import { type Clock, newId } from '@lendline/kernel';
import type { Callbacks } from '../callbacks/callbacks.ts';
import type { Charge, Refund } from './phone-bills.ts';

export type ChargeEvent = 'payment-reserved' | 'payment-completed' | 'payment-cancelled';

interface EventOptions {
  readonly callbacks: Callbacks;
  readonly clock: Clock;
  readonly settle_ms: number;
  readonly late_ms: number;
}

/**
 * Tells a lender of its charges, and of what it gave back, where it named a sink: CloudEvents of CAMARA Carrier Billing 0.5 and
 * Refund 0.3, with what goes wrong on purpose.
 */
export function billingEvents(options: EventOptions): (charge: Charge, event: ChargeEvent | Refund) => void {
  return (charge, event) => {
    const { sink, fault } = typeof event === 'string' ? charge : event;
    const { clientId } = charge;
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
      body: bodyOf(fault, toldOf(charge, event, options.clock.now()), options.clock.now()),
      delay_ms: delayOf(fault, event, options),
      copies: fault === 'event-twice' ? 2 : 1,
    });
  };
}

interface Told {
  readonly type: string;
  readonly data: object;
}

function toldOf(charge: Charge, event: ChargeEvent | Refund, now: Temporal.Instant): Told {
  const about = { paymentId: charge.id, status: 'succeeded' };
  if (typeof event !== 'string') {
    const data = { ...about, refundId: event.id, description: 'refund completed', refundDate: now.toString() };
    return { type: 'carrier-billing-refund.v0.refund-completed', data };
  }
  const paidAt = event === 'payment-completed' ? { paymentDate: charge.paidAt } : {};
  return { type: `carrier-billing.v0.${event}`, data: { ...about, description: event.replace('-', ' '), ...paidAt } };
}

function bodyOf(fault: string, { type, data }: Told, now: Temporal.Instant): object {
  return {
    id: newId('event', now),
    source: '/carrier-billing',
    type: `org.camaraproject.${type}`,
    specversion: '1.0',
    datacontenttype: 'application/json',
    time: now.toString(),
    data: fault === 'event-garbage' ? 'garbage' : data,
  };
}

/** Out of order: that it was reserved is told after it was charged. */
function delayOf(fault: string, event: ChargeEvent | Refund, { settle_ms, late_ms }: EventOptions): number {
  if (fault === 'event-late') return late_ms;
  return fault === 'event-out-of-order' && event === 'payment-reserved' ? 2 * settle_ms + 100 : 0;
}
