import { dayIn } from '@lendline/kernel';
import { Hono } from 'hono';
import { z } from 'zod';
import { zoneOf } from '../subscriber.ts';
import { answer, refuse } from './answer.ts';
import { calendarDate, type Carrier, identify, openDoor, phoneNumber } from './door.ts';

const tenureBody = z.looseObject({ phoneNumber: phoneNumber.optional(), tenureDate: calendarDate });

/**
 * CAMARA KYC Tenure 0.2.0: has this subscriber had the line since the day asked for? A carrier counts its own contract: what
 * somebody had with another carrier before bringing the number is not in it.
 */
export function kycTenure(carrier: Carrier): Hono {
  const app = new Hono();
  openDoor(app, carrier, {
    api: 'kyc-tenure',
    method: 'post',
    path: '/check-tenure',
    scopes: ['kyc-tenure:check-tenure'],
    body: tenureBody,
    handle: (call) => {
      const asked = Temporal.PlainDate.from(call.body.tenureDate);
      if (Temporal.PlainDate.compare(asked, dayIn(zoneOf(carrier.world), call.now)) > 0) {
        return refuse('OUT_OF_RANGE', 'tenureDate is in the future.');
      }
      const found = identify(carrier, call);
      if ('error' in found) return found;
      const { contractSince, person } = found.subscriber;
      const tenureDateCheck = Temporal.PlainDate.compare(contractSince, asked) <= 0;
      return answer({ tenureDateCheck, contractType: person.line.contract });
    },
  });
  return app;
}
