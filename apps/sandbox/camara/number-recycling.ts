import { dayIn } from '@lendline/kernel';
import { Hono } from 'hono';
import { z } from 'zod';
import { zoneOf } from '../subscriber.ts';
import { answer, refuse } from './answer.ts';
import { calendarDate, type Carrier, identify, openDoor, phoneNumber } from './door.ts';

const checkBody = z.looseObject({ phoneNumber: phoneNumber.optional(), specifiedDate: calendarDate });

/**
 * CAMARA Number Recycling 0.2.0: has the number changed hands since the day asked for? The day the present contract
 * began answers no; a day on which there was no contract answers yes. The carriers of this country share their register of
 * ported numbers, so that a contract with another carrier counts as one.
 */
export function numberRecycling(carrier: Carrier): Hono {
  const app = new Hono();
  openDoor(app, carrier, {
    api: 'number-recycling',
    method: 'post',
    path: '/check',
    scopes: ['number-recycling:check'],
    body: checkBody,
    handle: (call) => {
      const asked = Temporal.PlainDate.from(call.body.specifiedDate);
      if (Temporal.PlainDate.compare(asked, dayIn(zoneOf(carrier.world), call.now)) > 0) {
        return refuse('OUT_OF_RANGE', 'specifiedDate is in the future.');
      }
      const found = identify(carrier, call);
      if ('error' in found) return found;
      return answer({ phoneNumberRecycled: Temporal.PlainDate.compare(asked, found.subscriber.since) < 0 });
    },
  });
  return app;
}
