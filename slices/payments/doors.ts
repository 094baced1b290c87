import { type Clock, isId } from '@lendline/kernel';
import { newContext } from '@lendline/platform';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { railNamed } from './connectors/rails.ts';
import { hearCallback } from './usecases/hear-callback.ts';
import type { PaymentsParts } from './usecases/parts.ts';

const largestCallback = 64 * 1024;

/** Where rails call back. GSMA operators send PUT; others POST. */
export function callbackDoors(app: Hono, parts: PaymentsParts, clock: Clock): void {
  app.on(['PUT', 'POST'], '/payments/callbacks/:rail', bodyLimit({ maxSize: largestCallback }), async (request) => {
    const tenant = request.req.query('tenant') ?? '';
    const read = railNamed(parts.rails, request.req.param('rail'))?.rail.readCallback;
    // Nothing here tells a stranger which rails or lenders exist.
    if (!read || !/^[a-z0-9][a-z0-9_-]{0,62}$/.test(tenant)) return request.body(null, 404);
    const context = newContext({ actor: { kind: 'service', name: 'rail' }, clock, tenant });
    const heard = read({
      header: (name) => request.req.header(name),
      query: (name) => request.req.query(name),
      body: await request.req.text(),
      now: context.now(),
    });
    const known = heard.kind !== 'succeeded' || isId('payment', heard.paymentId);
    const answer = known ? await hearCallback(parts, context, heard) : 'taken';
    return request.body(null, answer === 'taken' ? 204 : 401);
  });
}
