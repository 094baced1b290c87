import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Clock, parsePhoneNumber } from '@lendline/kernel';
import type { CreditQuery, World } from '@lendline/world';
import { type Context, Hono } from 'hono';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { signedHeaders } from '../callbacks/signature.ts';
import { faultHeader, type FaultSwitches } from '../faults.ts';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { ClientRegistry } from '../oauth/clients.ts';
import type { Silence } from '../silence.ts';
import { openLenders } from './open-lenders.ts';
import { zoneOf } from '../subscriber.ts';

export interface RegisterDoor {
  readonly world: World;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly clients: ClientRegistry;
  readonly faults: FaultSwitches;
  readonly silence: Silence;
}

type RegisterApp = Hono<{ Bindings: HttpBindings }>;
type RegisterContext = Context<{ Bindings: HttpBindings }>;

const question = z.strictObject({
  id: z.string().min(1).max(100),
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  idNumber: z.string().min(4).max(40),
  asOf: z.iso.datetime({ offset: true }),
});

interface RegisterSays {
  readonly id: string;
  readonly queries: readonly object[];
  readonly openLenders: number;
}

/** A question that was answered, so that it is answered again and charged once. */
interface Answered {
  readonly text: string;
  readonly answer: RegisterSays;
}

const remembered_months = 12;
const tolerance_s = 300;

/**
 * The register of the country: what lenders asked about a person in the last year, and how many have an open loan. `POST /register/v1/queries` with scope
 * `register:query`, signed as callbacks are with the lender's shared secret. The same question under the same id is answered again
 * and charged once: `charged` says which.
 */
export function registerRoutes(door: RegisterDoor): RegisterApp {
  const app: RegisterApp = new Hono<{ Bindings: HttpBindings }>();
  const answered = new Map<string, Answered>();
  app.post('/queries', async (c) => {
    const fault = door.faults.register(c.req.header(faultHeader));
    if (fault === 'timeout') await door.silence.keep(c.req.raw.signal);
    if (fault === 'timeout' || fault === 'error') return refuse(c, 503, 'UNAVAILABLE');
    const asked = await admit(c, door);
    if (asked instanceof Response) return asked;
    const name = `${asked.clientId} ${asked.question.id}`;
    const known = answered.get(name);
    if (known && known.text !== asked.text) return refuse(c, 409, 'ANOTHER_QUESTION');
    const answer = known?.answer ?? { id: asked.question.id, ...saidOf(door, asked.question) };
    answered.set(name, { text: asked.text, answer });
    if (fault === 'lost-response') {
      // It was taken and charged, and the line drops: whoever asked cannot know.
      c.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    if (fault === 'garbage') return c.text('<html>502 Bad Gateway</html>', 200);
    return c.json({ ...answer, charged: known === undefined });
  });
  return app;
}

interface Asked {
  readonly clientId: string;
  readonly text: string;
  readonly question: z.infer<typeof question>;
}

/** A question of a lender who may ask and whose signature it bears, or what is wrong with it. */
async function admit(c: RegisterContext, door: RegisterDoor): Promise<Asked | Response> {
  const principal = await door.tokens.verify(c.req.header('authorization'));
  if (!principal) return refuse(c, 401, 'UNAUTHENTICATED');
  const { clientId, scopes } = principal;
  if (!scopes.has('register:query')) return refuse(c, 403, 'PERMISSION_DENIED');
  const text = await c.req.text();
  if (!isSigned(c, door, { clientId, text })) return refuse(c, 403, 'NOT_SIGNED');
  const read = question.safeParse(parsed(text));
  return read.success ? { clientId, text, question: read.data } : refuse(c, 400, 'INVALID_ARGUMENT');
}

/** After Standard Webhooks 1.0, at most five minutes old by the country's clock. */
function isSigned(
  c: RegisterContext,
  { clients, clock }: RegisterDoor,
  of: { clientId: string; text: string },
): boolean {
  const secret = clients.find(of.clientId)?.callbackSecret;
  const [id, timestamp] = [c.req.header('webhook-id') ?? '', Number(c.req.header('webhook-timestamp'))];
  const age_s = Math.abs(clock.now().epochMilliseconds / 1000 - timestamp);
  if (secret === undefined || !(age_s <= tolerance_s)) return false;
  const at = Temporal.Instant.fromEpochMilliseconds(timestamp * 1000);
  const expected = signedHeaders(secret, { id, at, body: of.text })['webhook-signature'] ?? '';
  const given = (c.req.header('webhook-signature') ?? '').split(' ');
  return given.some(
    (one) => one.length === expected.length && timingSafeEqual(Buffer.from(one), Buffer.from(expected)),
  );
}

function saidOf(
  { world }: RegisterDoor,
  { phone, idNumber, asOf }: z.infer<typeof question>,
): Omit<RegisterSays, 'id'> {
  const number = parsePhoneNumber(phone);
  const until = Temporal.Instant.from(asOf);
  const zone = zoneOf(world);
  const from = until.toZonedDateTimeISO(zone).subtract({ months: remembered_months }).toInstant();
  const whom = number.ok ? { phone: number.value, idNumber } : { idNumber };
  const queries = world.creditQueries(whom, { from, until });
  return {
    queries: queries.map((query, place) => ({ id: `q-${place}-${query.at_ms}`, ...told(query) })),
    openLenders: openLenders(queries, { at: until, zone }),
  };
}

function told({ at_ms, ...query }: CreditQuery): object {
  return { at: Temporal.Instant.fromEpochMilliseconds(at_ms).toString(), ...query };
}

function refuse(c: RegisterContext, status: 400 | 401 | 403 | 409 | 503, code: string): Response {
  return c.json({ status, code }, status);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
