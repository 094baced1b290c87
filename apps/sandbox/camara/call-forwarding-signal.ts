import { Hono } from 'hono';
import { z } from 'zod';
import { answer } from './answer.ts';
import { type Carrier, identify, openDoor, phoneNumber } from './door.ts';

const body = z.looseObject({ phoneNumber: phoneNumber.optional() });

/** CAMARA Call Forwarding Signal 0.4.0: would a call to this line ring somewhere else? */
export function callForwardingSignal(carrier: Carrier): Hono {
  const app = new Hono();
  openDoor(app, carrier, {
    api: 'call-forwarding-signal',
    method: 'post',
    path: '/unconditional-call-forwardings',
    scopes: ['call-forwarding-signal:unconditional-call-forwardings:read'],
    body,
    handle: (call) => {
      const found = identify(carrier, call);
      if ('error' in found) return found;
      return answer({ active: found.subscriber.forwarding.includes('unconditional') });
    },
  });
  openDoor(app, carrier, {
    api: 'call-forwarding-signal',
    method: 'post',
    path: '/call-forwardings',
    scopes: ['call-forwarding-signal:call-forwardings:read'],
    body,
    handle: (call) => {
      const found = identify(carrier, call);
      if ('error' in found) return found;
      const { forwarding } = found.subscriber;
      return answer(forwarding.length === 0 ? ['inactive'] : forwarding);
    },
  });
  return app;
}
