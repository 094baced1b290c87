import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Clock, parsePhoneNumber } from '@lendline/kernel';
import type { World } from '@lendline/world';
import type { Context, Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CarrierApi, faultHeader, type FaultSwitches } from '../faults.ts';
import type { AccessTokens, Principal } from '../oauth/access-tokens.ts';
import type { camaraScopes } from '../oauth/scopes.ts';
import type { Silence } from '../silence.ts';
import { type Subscriber, subscriberOf } from '../subscriber.ts';
import { type CamaraAnswer, type CamaraError, refuse } from './answer.ts';

export interface Carrier {
  readonly world: World;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitches;
  readonly silence: Silence;
}

/** One call of an API that has passed the door: the token is good for it and the body has the right form. */
export interface Call<Body> {
  readonly body: Body;
  readonly principal: Principal;
  readonly now: Temporal.Instant;
  /** A name in the path. */
  param(name: string): string;
  query(name: string): string | undefined;
  /** The fault that this request asks for, whatever the switches say. */
  readonly fault: string | undefined;
}

interface Operation<Body> {
  readonly api: CarrierApi;
  readonly method: 'get' | 'post';
  readonly path: string;
  /** Any one of these will do. */
  readonly scopes: readonly (typeof camaraScopes)[number][];
  /** Of a GET, the body is `{}`. */
  readonly body: z.ZodType<Body>;
  readonly handle: (call: Call<Body>) => CamaraAnswer | Promise<CamaraAnswer>;
}

export const phoneNumber = z.string().regex(/^\+[1-9][0-9]{4,14}$/);
export const calendarDate = z.iso.date();

const correlatorForm = /^[a-zA-Z0-9-_:;./<>{}]{0,256}$/;

/** Puts one operation behind the door that all CAMARA APIs share: correlator, faults, token, scope and body. */
export function openDoor<Body>(app: Hono, carrier: Carrier, operation: Operation<Body>): void {
  app.on(operation.method, operation.path, async (c) => {
    const correlator = c.req.header('x-correlator') ?? randomUUID();
    if (!correlatorForm.test(correlator))
      return respond(c, refuse('INVALID_ARGUMENT', 'x-correlator has a wrong form'));
    c.header('x-correlator', correlator);
    switch (carrier.faults.carrier(operation.api, c.req.header(faultHeader))) {
      case 'timeout':
        await carrier.silence.keep(c.req.raw.signal);
        return respond(c, refuse('TIMEOUT'));
      case 'error':
        return respond(c, refuse('UNAVAILABLE'));
      case 'ok':
        return respond(c, await admit(c, carrier, operation));
    }
  });
}

async function admit<Body>(c: Context, carrier: Carrier, operation: Operation<Body>): Promise<CamaraAnswer> {
  const principal = await carrier.tokens.verify(c.req.header('authorization'));
  if (!principal) return refuse('UNAUTHENTICATED');
  if (!operation.scopes.some((scope) => principal.scopes.has(scope))) return refuse('PERMISSION_DENIED');
  const body = operation.body.safeParse(operation.method === 'get' ? {} : await readJson(c));
  if (!body.success) return refuse('INVALID_ARGUMENT', whatIsWrong(body.error));
  return operation.handle({
    body: body.data,
    principal,
    now: carrier.clock.now(),
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    fault: c.req.header(faultHeader),
  });
}

/**
 * The line that a call is about (Commonalities, "Identifying the phone number"): from the token when it is
 * three-legged, and then the body must not name one; else from the body, which must.
 */
export function identify(
  carrier: Carrier,
  call: Call<{ phoneNumber?: string | undefined }>,
): { readonly subscriber: Subscriber } | { readonly error: CamaraError } {
  const { line } = call.principal;
  const { phoneNumber: named } = call.body;
  if (line && named !== undefined) return refuse('UNNECESSARY_IDENTIFIER');
  const phone = line?.phone ?? named;
  if (phone === undefined) return refuse('MISSING_IDENTIFIER');
  return lookUp(carrier, phone, call.now);
}

export function lookUp(
  carrier: Carrier,
  phone: string,
  now: Temporal.Instant,
): { readonly subscriber: Subscriber } | { readonly error: CamaraError } {
  const parsed = parsePhoneNumber(phone);
  const subscriber = parsed.ok ? subscriberOf(carrier.world, parsed.value, now) : undefined;
  return subscriber ? { subscriber } : refuse('IDENTIFIER_NOT_FOUND');
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}

/** Names fields, never their values: those are personal. */
function whatIsWrong(error: z.ZodError): string {
  const fields = [...new Set(error.issues.map((issue) => issue.path.join('.') || 'the body'))];
  return `Client specified an invalid argument: ${fields.join(', ')}.`;
}

function respond(c: Context, given: CamaraAnswer): Response {
  if ('error' in given) return c.json(given.error, given.error.status);
  if ('hangUp' in given) {
    (c.env as HttpBindings).outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return given.status === 204 ? c.body(null, 204) : c.json(given.body as object, given.status);
}
