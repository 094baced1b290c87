import { type Clock, parsePhoneNumber } from '@lendline/kernel';
import type { World } from '@lendline/world';
import { Hono } from 'hono';
import { z } from 'zod';
import { subscriberOf } from '../subscriber.ts';
import type { MobileSessions } from './mobile-sessions.ts';

const body = z.strictObject({ phoneNumber: z.string() });

/**
 * What a simulated phone does on its own network: `POST /phone/temporary-tokens` gives it the temporary token of
 * TS.43, which a lender then uses as `operatortoken:<token>`. Open to anyone who plays the phone.
 */
export function phoneDoor(on: { world: World; clock: Clock; sessions: MobileSessions }): Hono {
  const app = new Hono();
  app.post('/phone/temporary-tokens', async (c) => {
    const given = body.safeParse(await c.req.json().catch(() => undefined));
    const phone = given.success ? parsePhoneNumber(given.data.phoneNumber) : undefined;
    if (!phone?.ok || !subscriberOf(on.world, phone.value, on.clock.now())) {
      return c.json({ status: 404, code: 'IDENTIFIER_NOT_FOUND', message: 'nobody has this number' }, 404);
    }
    return c.json({ temporaryToken: on.sessions.open(phone.value), expiresIn: 600 }, 201);
  });
  return app;
}
