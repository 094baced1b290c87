import { Hono } from 'hono';
import { z } from 'zod';
import type { Subscriber } from '../subscriber.ts';
import { answer, refuse } from './answer.ts';
import { type Carrier, identify, openDoor, phoneNumber } from './door.ts';

const longestAge_h = 2400;
const checkBody = z.looseObject({ phoneNumber: phoneNumber.optional(), maxAge: z.int().default(240) });
const dateBody = z.looseObject({ phoneNumber: phoneNumber.optional() });

/** SIM Swap 2.1.0 and Device Swap 1.0.0 ask the same two questions, about the card and about the handset. */
interface SwapApi {
  readonly api: 'sim-swap' | 'device-swap';
  readonly dateField: 'latestSimChange' | 'latestDeviceChange';
  readonly latest: (subscriber: Subscriber) => Temporal.Instant;
}

export function simSwap(carrier: Carrier): Hono {
  return swaps(carrier, { api: 'sim-swap', dateField: 'latestSimChange', latest: (line) => line.latestSimChange });
}

export function deviceSwap(carrier: Carrier): Hono {
  return swaps(carrier, {
    api: 'device-swap',
    dateField: 'latestDeviceChange',
    latest: (line) => line.latestDeviceChange,
  });
}

function swaps(carrier: Carrier, { api, dateField, latest }: SwapApi): Hono {
  const app = new Hono();
  openDoor(app, carrier, {
    api,
    method: 'post',
    path: '/check',
    scopes: [`${api}:check`, api],
    body: checkBody,
    handle: (call) => {
      const { maxAge } = call.body;
      if (maxAge < 1 || maxAge > longestAge_h) return refuse('OUT_OF_RANGE', `maxAge is 1 to ${longestAge_h} hours.`);
      const found = identify(carrier, call);
      if ('error' in found) return found;
      const from = call.now.subtract({ hours: maxAge });
      return answer({ swapped: Temporal.Instant.compare(latest(found.subscriber), from) >= 0 });
    },
  });
  openDoor(app, carrier, {
    api,
    method: 'post',
    path: '/retrieve-date',
    scopes: [`${api}:retrieve-date`, api],
    body: dateBody,
    handle: (call) => {
      const found = identify(carrier, call);
      return 'error' in found ? found : answer({ [dateField]: latest(found.subscriber).toString() });
    },
  });
  return app;
}
