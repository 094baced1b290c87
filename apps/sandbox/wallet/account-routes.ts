import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Party } from './accounts.ts';
import type { AccountId } from './ledger.ts';
import {
  authorised,
  notFound,
  readBody,
  refuse,
  type WalletApp,
  type WalletContext,
  type WalletDoor,
} from './routes.ts';
import { decimal, mandateBody, mandateObject, mandatePatch, readAmount } from './wire.ts';

/**
 * Debit mandates and balances (GSMA Mobile Money API 1.2). Accounts go by `/accounts/walletid/w12`, by
 * `/accounts/msisdn/+86...` or in one segment, `/accounts/walletid@w12`. A wallet id keeps numbers out of URLs.
 */
export function accountRoutes(door: WalletDoor): WalletApp {
  const app: WalletApp = new Hono<{ Bindings: HttpBindings }>();
  for (const account of ['/accounts/:account{[^/@]+@[^/]+}', '/accounts/:type/:identifier'] as const) {
    app.post(`${account}/debitmandates`, (c) => createMandate(c, door));
    app.get(`${account}/debitmandates/:mandate`, (c) => showMandate(c, door));
    app.patch(`${account}/debitmandates/:mandate`, (c) => changeMandate(c, door));
    app.get(`${account}/balance`, (c) => showBalance(c, door));
  }
  return app;
}

async function createMandate(c: WalletContext, door: WalletDoor): Promise<Response> {
  const clientId = await authorised(c, door, 'wallet:mandates');
  if (typeof clientId !== 'string') return clientId;
  const account = accountIn(c, door);
  if (!account) return notFound(c, door);
  const body = await readBody(c, mandateBody);
  if (!body.ok) return refuse(c, door, body.error);
  const { startDate, endDate = null, amountLimit, currency } = body.value;
  const limit =
    amountLimit === undefined ? null : readAmount({ amount: amountLimit, currency }, door.accounts.currency);
  if (limit !== null && typeof limit !== 'bigint') return refuse(c, door, limit);
  const mandate = door.mandates.create({
    clientId,
    correlationId: c.req.header('x-correlationid')?.toLowerCase() ?? null,
    account,
    startDate,
    endDate,
    limit: limit === null ? null : String(limit),
  });
  return c.json(mandateObject(mandate, door.accounts.currency), 201);
}

async function showMandate(c: WalletContext, door: WalletDoor): Promise<Response> {
  const clientId = await authorised(c, door, 'wallet:mandates');
  if (typeof clientId !== 'string') return clientId;
  const mandate = door.mandates.find(clientId, c.req.param('mandate') ?? '');
  if (!mandate || mandate.account !== accountIn(c, door)) return notFound(c, door);
  return c.json(mandateObject(mandate, door.accounts.currency));
}

async function changeMandate(c: WalletContext, door: WalletDoor): Promise<Response> {
  const clientId = await authorised(c, door, 'wallet:mandates');
  if (typeof clientId !== 'string') return clientId;
  const mandate = door.mandates.find(clientId, c.req.param('mandate') ?? '');
  if (!mandate || mandate.account !== accountIn(c, door)) return notFound(c, door);
  const patch = await readBody(c, mandatePatch);
  if (!patch.ok) return refuse(c, door, patch.error);
  for (const { value } of patch.value) door.mandates.setStatus(mandate, value);
  return c.body(null, 204);
}

async function showBalance(c: WalletContext, door: WalletDoor): Promise<Response> {
  const clientId = await authorised(c, door, 'wallet:accounts');
  if (typeof clientId !== 'string') return clientId;
  const account = accountIn(c, door);
  if (!account) return notFound(c, door);
  const { currency } = door.accounts;
  const balance = decimal(door.ledger.balance(door.accounts.open(account)), currency);
  return c.json({ accountStatus: 'available', currentBalance: balance, availableBalance: balance, currency });
}

function accountIn(c: WalletContext, door: WalletDoor): AccountId | undefined {
  const [key = '', value = ''] = c.req.param('account')?.split('@') ?? [c.req.param('type'), c.req.param('identifier')];
  const party: Party = { key, value };
  return door.accounts.walletOf(party);
}
