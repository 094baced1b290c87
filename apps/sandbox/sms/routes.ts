import { type Clock, newId, parsePhoneNumber } from '@lendline/kernel';
import type { World } from '@lendline/world';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Callbacks } from '../callbacks/callbacks.ts';
import { faultHeader, type FaultSwitches, type SmsFault } from '../faults.ts';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { Silence } from '../silence.ts';
import { subscriberOf } from '../subscriber.ts';
import type { Messages } from './messages.ts';
import { createReceipts, type SentMessage } from './receipts.ts';

const sendBody = z.strictObject({
  to: z.string().regex(/^\+[1-9][0-9]{4,14}$/),
  text: z.string().min(1).max(1000),
  /** What the phone shows as the sender. */
  from: z.string().min(1).max(20).default('Lendline'),
  /** The sender's own name for the message, given back in the receipt. */
  reference: z.string().max(100).optional(),
  callbackUrl: z.url().optional(),
});

export interface SmsDoor {
  readonly world: World;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitches;
  readonly silence: Silence;
  readonly messages: Messages;
  readonly callbacks: Callbacks;
  readonly late_ms: number;
}

/**
 * The carrier's door for a lender's own texts. `POST /messages` with scope `sms:send` answers 202 and, when there is
 * a `callbackUrl`, posts a signed receipt `{messageId, reference, status: delivered|undelivered, at}` to it.
 * An `Idempotency-Key` makes a repeated request answer the first one's message.
 */
export function smsRoutes(door: SmsDoor): Hono {
  const app = new Hono();
  const sent = createReceipts();

  app.post('/messages', async (c) => {
    const fault = door.faults.sms(c.req.header(faultHeader));
    if (fault === 'timeout') {
      await door.silence.keep(c.req.raw.signal);
      return refuse(c, 'TIMEOUT');
    }
    if (fault === 'error') return refuse(c, 'UNAVAILABLE');
    const clientId = await authorised(c, door.tokens);
    if (typeof clientId !== 'string') return clientId;
    const body = sendBody.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return refuse(c, 'INVALID_ARGUMENT', fieldsOf(body.error));
    const key = c.req.header('idempotency-key');
    const known = sent.repeated(clientId, key, body.data);
    if (known === 'differs') return refuse(c, 'CONFLICT', 'the Idempotency-Key was used for another message');
    if (known) return c.json(known, 202);
    const message = accept(door, { clientId, fault, ...body.data });
    sent.remember(clientId, { key, request: body.data, message });
    return c.json(message, 202);
  });

  app.get('/messages/:id', async (c) => {
    const clientId = await authorised(c, door.tokens);
    if (typeof clientId !== 'string') return clientId;
    const message = sent.find(clientId, c.req.param('id'));
    return message ? c.json(message) : refuse(c, 'NOT_FOUND');
  });
  return app;
}

interface Accepted extends z.infer<typeof sendBody> {
  readonly clientId: string;
  readonly fault: SmsFault;
}

/** Every well-formed message is taken; whether the phone exists shows in the receipt, as with a real carrier. */
function accept(door: SmsDoor, { clientId, fault, to, from, text, reference, callbackUrl }: Accepted): SentMessage {
  const now = door.clock.now();
  const phone = parsePhoneNumber(to);
  const reachable = fault !== 'undelivered' && phone.ok && subscriberOf(door.world, phone.value, now) !== undefined;
  const messageId = reachable ? door.messages.receive({ phone: to, from, text }).id : newId('sms', now);
  const status = reachable ? 'delivered' : 'undelivered';
  if (callbackUrl !== undefined) {
    void door.callbacks.send({
      clientId,
      method: 'POST',
      url: callbackUrl,
      body: { messageId, reference, status, at: now.toString() },
      delay_ms: fault === 'late' ? door.late_ms : 50,
    });
  }
  return { messageId, ...(reference === undefined ? {} : { reference }), status, at: now.toString() };
}

async function authorised(c: Context, tokens: AccessTokens): Promise<string | Response> {
  const principal = await tokens.verify(c.req.header('authorization'));
  if (!principal) return refuse(c, 'UNAUTHENTICATED');
  return principal.scopes.has('sms:send') ? principal.clientId : refuse(c, 'PERMISSION_DENIED');
}

const refusals = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
} as const;

/** The error body of the CAMARA APIs, so that a lender reads one kind of error from the carrier. */
function refuse(c: Context, code: keyof typeof refusals, message: string = code): Response {
  const status = refusals[code];
  return c.json({ status, code, message }, status);
}

function fieldsOf(error: z.ZodError): string {
  return `check ${[...new Set(error.issues.map((issue) => issue.path.join('.') || 'the body'))].join(', ')}`;
}
