import type { PhoneNumber } from '@lendline/kernel';
import { Hono } from 'hono';
import { z } from 'zod';
import { answer, refuse } from './answer.ts';
import { type Carrier, lookUp, openDoor, phoneNumber } from './door.ts';
import type { OneTimePasswords } from './one-time-passwords.ts';

const sendBody = z.looseObject({
  phoneNumber,
  message: z
    .string()
    .max(160)
    .regex(/\{\{code\}\}/),
});
const validateBody = z.looseObject({ authenticationId: z.string().max(36), code: z.string().max(10) });

/** Hands a text to the simulated phone. */
export type DeliverText = (phone: PhoneNumber, text: string) => void;

/** CAMARA One Time Password SMS 1.1.1. */
export function oneTimePasswordSms(
  carrier: Carrier,
  { passwords, deliver }: { passwords: OneTimePasswords; deliver: DeliverText },
): Hono {
  const app = new Hono();
  openDoor(app, carrier, {
    api: 'one-time-password-sms',
    method: 'post',
    path: '/send-code',
    scopes: ['one-time-password-sms:send-validate'],
    body: sendBody,
    handle: ({ body, now }) => {
      const found = lookUp(carrier, body.phoneNumber, now);
      // This API knows no IDENTIFIER_NOT_FOUND: a number of nobody is NOT_FOUND.
      if ('error' in found) return refuse('NOT_FOUND', 'The phone number does not belong to this operator.');
      const { phone } = found.subscriber.person;
      const challenge = passwords.challenge(phone, now);
      if (!challenge) return refuse('ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED');
      deliver(phone, body.message.replaceAll('{{code}}', challenge.code));
      return answer({ authenticationId: challenge.authenticationId });
    },
  });
  openDoor(app, carrier, {
    api: 'one-time-password-sms',
    method: 'post',
    path: '/validate-code',
    scopes: ['one-time-password-sms:send-validate'],
    body: validateBody,
    handle: ({ body, now }) => {
      switch (passwords.validate(body.authenticationId, body.code, now)) {
        case 'valid':
          return { status: 204 };
        case 'unknown':
          return refuse('NOT_FOUND');
        case 'expired':
          return refuse('ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED');
        case 'failed':
          return refuse('ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED');
        case 'invalid':
          return refuse('ONE_TIME_PASSWORD_SMS.INVALID_OTP');
      }
    },
  });
  return app;
}
