import type { HttpBindings } from '@hono/node-server';
import { type Clock, dayIn, parsePhoneNumber } from '@lendline/kernel';
import type { Person, World } from '@lendline/world';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { faultHeader, type FaultSwitches } from '../faults.ts';
import type { Movements } from '../movements.ts';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { Silence } from '../silence.ts';
import { subscriberOf, zoneOf } from '../subscriber.ts';
import type { Accounts } from '../wallet/accounts.ts';
import type { BankConsent, BankConsents } from './consents.ts';
import { accountObject, type BankView, isPending, transactionObject } from './wire.ts';

export interface BankDoor {
  readonly world: World;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitches;
  readonly silence: Silence;
  readonly accounts: Accounts;
  readonly movements: Movements;
  readonly bankConsents: BankConsents;
  /** Whether a person has to agree on the bank's page. */
  readonly bankAsks: boolean;
}

type BankApp = Hono<{ Bindings: HttpBindings }>;
type BankContext = Context<{ Bindings: HttpBindings }>;

const pageRows = 50;
const dayForm = z.iso.date();

/**
 * Account information in the shape of the Berlin Group's NextGenPSD2. A simulated person who is named in `PSU-ID` agrees
 * at once, or on a page of the bank first.
 */
export function bankRoutes(door: BankDoor): BankApp {
  const app: BankApp = new Hono<{ Bindings: HttpBindings }>();
  app.post('/consents', (c) => createConsent(c, door));
  app.get('/consents/:consent/status', (c) =>
    withClient(c, door, (clientId) => {
      const consent = door.bankConsents.find(clientId, c.req.param('consent'));
      return consent ? c.json({ consentStatus: statusOf(door, consent) }) : refuse(c, 403, 'CONSENT_UNKNOWN');
    }),
  );
  app.delete('/consents/:consent', (c) =>
    withClient(c, door, (clientId) => {
      const consent = door.bankConsents.find(clientId, c.req.param('consent'));
      if (!consent) return refuse(c, 403, 'CONSENT_UNKNOWN');
      door.bankConsents.end(consent);
      return c.body(null, 204);
    }),
  );
  app.get('/accounts', (c) =>
    withConsent(c, door, (person) => c.json({ accounts: [accountObject(person, door.accounts.currency)] })),
  );
  app.get('/accounts/:account', (c) =>
    withAccount(c, door, (person) => c.json({ account: accountObject(person, door.accounts.currency) })),
  );
  app.get('/accounts/:account/transactions', (c) =>
    withAccount(c, door, (person) => listTransactions(c, door, person)),
  );
  return app;
}

type Answer = (person: Person) => Response | Promise<Response>;

async function createConsent(c: BankContext, door: BankDoor): Promise<Response> {
  return withClient(c, door, async (clientId) => {
    const phone = parsePhoneNumber(c.req.header('psu-id') ?? '');
    const subscriber = phone.ok ? subscriberOf(door.world, phone.value, door.clock.now()) : undefined;
    if (!subscriber) return refuse(c, 401, 'PSU_CREDENTIALS_INVALID');
    const body = z
      .looseObject({ access: z.looseObject({}), validUntil: dayForm })
      .safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return refuse(c, 400, 'FORMAT_ERROR');
    const consent = door.bankConsents.create({
      clientId,
      person: subscriber.person.index,
      validUntil: body.data.validUntil,
      status: asksPerson(c, door) ? 'received' : 'valid',
      returnTo: webAddress(c.req.header('tpp-redirect-uri')),
    });
    const self = `/v1/consents/${consent.id}`;
    return c.json(
      {
        consentStatus: consent.status,
        consentId: consent.id,
        _links: {
          self: { href: self },
          status: { href: `${self}/status` },
          ...(consent.status === 'received' ? { scaRedirect: { href: `/bank/consents/${consent.id}` } } : {}),
        },
      },
      201,
    );
  });
}

function asksPerson(c: BankContext, { bankAsks, faults }: BankDoor): boolean {
  return bankAsks || faults.records(c.req.header(faultHeader)) === 'waits-for-person';
}

/** An address that a browser may be sent to, or null. */
function webAddress(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text) ? text : null;
}

function statusOf({ bankConsents }: BankDoor, consent: BankConsent): string {
  if (consent.status !== 'valid') return consent.status;
  return bankConsents.covers(consent) ? 'valid' : 'expired';
}

interface AskedTransactions {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** From 1. */
  readonly page: number;
}

function askedIn(c: BankContext, today: Temporal.PlainDate): AskedTransactions | null {
  const { dateFrom = '', dateTo = today.toString(), page = '1' } = c.req.query();
  const isReadable = dayForm.safeParse(dateFrom).success && dayForm.safeParse(dateTo).success;
  if (!isReadable || !/^[1-9]\d{0,3}$/.test(page)) return null;
  return { from: Temporal.PlainDate.from(dateFrom), to: Temporal.PlainDate.from(dateTo), page: Number(page) };
}

function listTransactions(c: BankContext, door: BankDoor, person: Person): Response {
  const zone = zoneOf(door.world);
  const today = dayIn(zone, door.clock.now());
  const asked = askedIn(c, today);
  if (!asked) return refuse(c, 400, 'FORMAT_ERROR');
  const fault = door.faults.records(c.req.header(faultHeader));
  const view: BankView = { zone, today, currency: door.accounts.currency, fault };
  const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(zone).toInstant();
  const all = door.movements.of(person, { from: startOf(asked.from), until: startOf(asked.to.add({ days: 1 })) });
  const [pending, booked] = [true, false].map((waits) => all.filter((one) => isPending(one, view) === waits));
  const shown = fault === 'page-twice' && asked.page > 1 ? asked.page - 1 : asked.page;
  const rows = (booked ?? []).slice((shown - 1) * pageRows, shown * pageRows);
  const more = asked.page * pageRows < (booked ?? []).length;
  return c.json({
    account: { bban: accountObject(person, view.currency)['bban'], currency: view.currency },
    transactions: {
      booked: rows.map((movement) => transactionObject(movement, view)),
      pending: asked.page > 1 ? [] : (pending ?? []).map((movement) => transactionObject(movement, view)),
      _links: linksOf(person, asked, more),
    },
  });
}

function linksOf({ index }: Person, { from, to, page }: AskedTransactions, more: boolean) {
  const account = `/v1/accounts/acc-${index}`;
  const query = new URLSearchParams({
    bookingStatus: 'both',
    dateFrom: from.toString(),
    dateTo: to.toString(),
    page: String(page + 1),
  });
  const next = more ? { next: { href: `${account}/transactions?${query.toString()}` } } : {};
  return { account: { href: account }, ...next };
}

/** What every question meets first: the fault of the day and the token. */
async function withClient(
  c: BankContext,
  door: BankDoor,
  answer: (clientId: string) => Response | Promise<Response>,
): Promise<Response> {
  const fault = door.faults.records(c.req.header(faultHeader));
  if (fault === 'timeout') await door.silence.keep(c.req.raw.signal);
  if (fault === 'timeout' || fault === 'error') return refuse(c, 503, 'SERVICE_UNAVAILABLE');
  const principal = await door.tokens.verify(c.req.header('authorization'));
  if (!principal?.scopes.has('bank:accounts')) return refuse(c, 401, 'TOKEN_INVALID');
  return answer(principal.clientId);
}

function withConsent(c: BankContext, door: BankDoor, answer: Answer): Promise<Response> {
  return withClient(c, door, (clientId) => {
    const consent = door.bankConsents.find(clientId, c.req.header('consent-id') ?? '');
    if (!consent) return refuse(c, 403, 'CONSENT_UNKNOWN');
    if (!door.bankConsents.covers(consent))
      return refuse(c, 401, consent.status === 'received' ? 'CONSENT_INVALID' : 'CONSENT_EXPIRED');
    return answer(door.world.person(consent.person));
  });
}

function withAccount(c: BankContext, door: BankDoor, answer: Answer): Promise<Response> {
  return withConsent(c, door, (person) =>
    c.req.param('account') === `acc-${person.index}` ? answer(person) : refuse(c, 404, 'RESOURCE_UNKNOWN'),
  );
}

function refuse(c: BankContext, status: 400 | 401 | 403 | 404 | 503, code: string): Response {
  return c.json({ tppMessages: [{ category: 'ERROR', code }] }, status);
}
