import { Hono } from 'hono';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Principal } from '../oauth/access-tokens.ts';
import { answer, type CamaraError, refuse } from './answer.ts';
import { type Carrier, openDoor, phoneNumber } from './door.ts';

const verifyBody = z
  .looseObject({
    phoneNumber: phoneNumber.optional(),
    hashedPhoneNumber: z
      .string()
      .regex(/^[a-fA-F0-9]{64}$/)
      .optional(),
  })
  .refine((body) => Object.keys(body).length === 1 && (body.phoneNumber ?? body.hashedPhoneNumber) !== undefined);

/** CAMARA Number Verification 2.1.0: is this the number of the SIM in the device that is talking to us? */
export function numberVerification(carrier: Carrier): Hono {
  const app = new Hono();
  openDoor(app, carrier, {
    api: 'number-verification',
    method: 'post',
    path: '/verify',
    scopes: ['number-verification:verify'],
    body: verifyBody,
    handle: ({ body, principal }) => {
      const device = deviceLine(principal);
      if ('error' in device) return device;
      const devicePhoneNumberVerified =
        body.phoneNumber === undefined
          ? body.hashedPhoneNumber?.toLowerCase() === createHash('sha256').update(device.phone).digest('hex')
          : body.phoneNumber === device.phone;
      return answer({ devicePhoneNumberVerified });
    },
  });
  openDoor(app, carrier, {
    api: 'number-verification',
    method: 'get',
    path: '/device-phone-number',
    scopes: ['number-verification:device-phone-number:read'],
    body: z.object({}),
    handle: ({ principal }) => {
      const device = deviceLine(principal);
      return 'error' in device ? device : answer({ devicePhoneNumber: device.phone });
    },
  });
  return app;
}

/** A token without a line, or whose line was only named, has not been proved by the network. */
function deviceLine({ line }: Principal): { readonly phone: string } | { readonly error: CamaraError } {
  if (!line || line.authentication === 'none') {
    return refuse('NUMBER_VERIFICATION.USER_NOT_AUTHENTICATED_BY_MOBILE_NETWORK');
  }
  return { phone: line.phone };
}
