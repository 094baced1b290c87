import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Clock, Result } from '@lendline/kernel';
import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { faultHeader, type FaultSwitches, type WalletFault } from '../faults.ts';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { ownScopes } from '../oauth/scopes.ts';
import type { Silence } from '../silence.ts';
import type { Accounts } from './accounts.ts';
import type { Batches } from './batches.ts';
import type { AccountId, Ledger } from './ledger.ts';
import type { Mandates } from './mandates.ts';
import { disbursement, type Envelope, merchantPayment, reversal } from './orders.ts';
import type { Settlement } from './settlement.ts';
import type { Order, Transactions } from './transactions.ts';
import { errorObject, statusOf, type WalletError, walletError } from './wallet-error.ts';
import { correlationForm, readAmount, requestState, reversalBody, transactionBody, transactionObject } from './wire.ts';

export interface WalletDoor {
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitches;
  readonly silence: Silence;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly mandates: Mandates;
  readonly batches: Batches;
  readonly transactions: Transactions;
  readonly settlement: Settlement;
}

export type WalletApp = Hono<{ Bindings: HttpBindings }>;
export type WalletContext = Context<{ Bindings: HttpBindings }>;

/** Payments in the shape of the GSMA Mobile Money API 1.2: orders are taken with 202 and end later. */
export function transactionRoutes(door: WalletDoor): WalletApp {
  const app: WalletApp = new Hono<{ Bindings: HttpBindings }>();

  app.get('/heartbeat', (c) => {
    const fault = door.faults.wallet(c.req.header(faultHeader));
    return c.json({ serviceStatus: fault === 'timeout' || fault === 'error' ? 'unavailable' : 'available' });
  });

  app.post('/transactions/type/:type', (c) =>
    order(c, door, async (envelope) => {
      const body = await readBody(c, transactionBody);
      if (!body.ok) return body;
      switch (c.req.param('type')) {
        case 'disbursement':
          return disbursement(door, envelope, body.value);
        case 'merchantpay':
          return merchantPayment(door, envelope, body.value);
        default:
          return { ok: false, error: walletError('transactionTypeError', 'use disbursement or merchantpay') };
      }
    }),
  );

  app.post('/transactions/:reference/reversals', (c) =>
    order(c, door, async (envelope) => {
      const body = await readBody(c, reversalBody);
      if (!body.ok) return body;
      const original = door.transactions.find(envelope.clientId, c.req.param('reference'));
      if (!original) return { ok: false, error: walletError('identifierError', 'there is no such transaction') };
      const { amount: text, currency, requestingOrganisationTransactionReference: organisationReference } = body.value;
      const amount = text === undefined ? null : readAmount({ amount: text, currency }, door.accounts.currency);
      if (amount !== null && typeof amount !== 'bigint') return { ok: false, error: amount };
      return reversal(envelope, original, { amount, organisationReference });
    }),
  );

  questions(app, door);
  return app;
}

/** How an order stands, by each of the three names that it has. */
function questions(app: WalletApp, door: WalletDoor): void {
  app.get('/transactions/:reference', async (c) => {
    const clientId = await authorised(c, door, 'wallet:transactions');
    if (typeof clientId !== 'string') return clientId;
    const transaction = door.transactions.find(clientId, c.req.param('reference'));
    return transaction ? c.json(transactionObject(transaction, door.accounts)) : notFound(c, door);
  });

  app.get('/requeststates/:serverCorrelationId', async (c) => {
    const clientId = await authorised(c, door, 'wallet:transactions');
    if (typeof clientId !== 'string') return clientId;
    const transaction = door.transactions.byServerCorrelation(clientId, c.req.param('serverCorrelationId'));
    return transaction ? c.json(requestState(transaction)) : notFound(c, door);
  });

  app.get('/responses/:clientCorrelationId', async (c) => {
    const clientId = await authorised(c, door, 'wallet:transactions');
    if (typeof clientId !== 'string') return clientId;
    const link = linkOf(door, clientId, c.req.param('clientCorrelationId'));
    return link === undefined ? notFound(c, door) : c.json({ link });
  });
}

/** Where the result of a request lies, whatever it asked for. */
function linkOf(door: WalletDoor, clientId: string, correlationId: string): string | undefined {
  const transaction = door.transactions.byCorrelation(clientId, correlationId);
  if (transaction) return `/transactions/${transaction.reference}`;
  const batch = door.batches.byCorrelation(clientId, correlationId);
  if (batch) return `/batchtransactions/${batch.id}`;
  const mandate = door.mandates.byCorrelation(clientId, correlationId);
  const wallet = mandate && door.accounts.walletIdOf(mandate.account as AccountId);
  return mandate && wallet && `/accounts/walletid@${wallet}/debitmandates/${mandate.reference}`;
}

/** From request to 202, or to whatever the fault of the day makes of it. */
async function order(
  c: WalletContext,
  door: WalletDoor,
  read: (envelope: Envelope) => Promise<Result<Order, WalletError>>,
): Promise<Response> {
  const fault = door.faults.wallet(c.req.header(faultHeader));
  if (fault === 'timeout') await door.silence.keep(c.req.raw.signal);
  if (fault === 'timeout' || fault === 'error') {
    return refuse(c, door, walletError('genericError', 'the wallet is out of service; try again later'));
  }
  const clientId = await authorised(c, door, 'wallet:transactions');
  if (typeof clientId !== 'string') return clientId;
  const envelope = envelopeOf(c, clientId, fault);
  if (!envelope.ok) return refuse(c, door, envelope.error);
  const wanted = await read(envelope.value);
  if (!wanted.ok) return refuse(c, door, wanted.error);
  const accepted = door.transactions.accept(wanted.value);
  if (!accepted.ok) return refuse(c, door, accepted.error);
  const { transaction, isNew } = accepted.value;
  const asAccepted = requestState(transaction);
  // The callback overtakes the answer: its receiver must not need the answer to know the payment.
  if (isNew && fault === 'out-of-order') await door.settlement.now(transaction);
  else if (isNew) door.settlement.schedule(transaction);
  if (fault === 'lost-response') return hangUp(c);
  c.header('X-Date', door.clock.now().toString());
  return c.json(asAccepted, 202);
}

export function envelopeOf(c: WalletContext, clientId: string, fault: WalletFault): Result<Envelope, WalletError> {
  const correlationId = c.req.header('x-correlationid');
  if (correlationId === undefined) {
    return { ok: false, error: walletError('mandatoryValueNotSupplied', 'send X-CorrelationID, a UUID per order') };
  }
  if (!correlationForm.test(correlationId)) {
    return { ok: false, error: walletError('formatError', 'X-CorrelationID is a UUID') };
  }
  const callbackUrl = c.req.header('x-callback-url');
  if (callbackUrl !== undefined && !URL.canParse(callbackUrl)) {
    return { ok: false, error: walletError('formatError', 'X-Callback-URL is a URL') };
  }
  return { ok: true, value: { clientId, correlationId: correlationId.toLowerCase(), callbackUrl, fault } };
}

/** The order is taken and the line drops: the caller cannot know. */
export function hangUp(c: WalletContext): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

export async function authorised(
  c: WalletContext,
  door: WalletDoor,
  scope: (typeof ownScopes)[number],
): Promise<string | Response> {
  const principal = await door.tokens.verify(c.req.header('authorization'));
  if (principal?.scopes.has(scope)) return principal.clientId;
  return refuse(c, door, walletError('clientAuthorisationError', `send a bearer token with scope ${scope}`));
}

export async function readBody<Body>(c: WalletContext, shape: z.ZodType<Body>): Promise<Result<Body, WalletError>> {
  const parsed = shape.safeParse(await c.req.json().catch(() => undefined));
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the body'))];
  return { ok: false, error: walletError('formatError', `check ${fields.join(', ')}`) };
}

export function refuse(c: WalletContext, door: WalletDoor, error: WalletError): Response {
  const now = door.clock.now();
  c.header('X-Date', now.toString());
  return c.json(errorObject(error, now), statusOf(error));
}

export function notFound(c: WalletContext, door: WalletDoor): Response {
  return refuse(c, door, walletError('identifierError', 'there is no such resource'));
}
