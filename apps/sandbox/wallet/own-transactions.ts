import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { faultHeader, type StatementFault } from '../faults.ts';
import { authorised, notFound, refuse, type WalletApp, type WalletContext, type WalletDoor } from './routes.ts';
import type { Transaction } from './transactions.ts';
import { walletError } from './wallet-error.ts';
import { decimal, transactionObject } from './wire.ts';

const query = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
  fromDateTime: z.iso.datetime({ offset: true }),
  toDateTime: z.iso.datetime({ offset: true }),
});

/** A lender's own account (`organisationid`): every transaction that ended in a span, oldest first (GSMA Mobile Money API 1.2). */
export function ownTransactionRoutes(door: WalletDoor): WalletApp {
  const app: WalletApp = new Hono<{ Bindings: HttpBindings }>();
  app.get('/accounts/:account{organisationid@[^/@]+}/transactions', (c) => listOwn(c, door));
  return app;
}

async function listOwn(c: WalletContext, door: WalletDoor): Promise<Response> {
  const fault = door.faults.statements(c.req.header(faultHeader));
  if (fault === 'timeout') await door.silence.keep(c.req.raw.signal);
  if (fault === 'timeout' || fault === 'error') {
    return refuse(c, door, walletError('genericError', 'the wallet is out of service; try again later'));
  }
  const clientId = await authorised(c, door, 'wallet:accounts');
  if (typeof clientId !== 'string') return clientId;
  if (c.req.param('account') !== `organisationid@${clientId}`) return notFound(c, door);
  const asked = query.safeParse(c.req.query());
  if (!asked.success) return refuse(c, door, walletError('formatError', 'name fromDateTime and toDateTime'));
  if (fault === 'garbage') return c.text('<html>', 200);
  const { offset, limit } = asked.data;
  const rows = told(bookedIn(door, clientId, asked.data), fault);
  c.header('X-Date', door.clock.now().toString());
  c.header('X-Records-Available-Count', String(rows.length));
  return c.json(rows.slice(offset, offset + limit).map((row) => objectOf(door, row)));
}

function bookedIn(
  { transactions }: WalletDoor,
  clientId: string,
  { fromDateTime, toDateTime }: { fromDateTime: string; toDateTime: string },
): Transaction[] {
  const [from, to] = [Temporal.Instant.from(fromDateTime), Temporal.Instant.from(toDateTime)];
  return transactions.completedOf(clientId).filter(({ modifiedAt }) => {
    const at = Temporal.Instant.from(modifiedAt);
    return Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) < 0;
  });
}

/** What a statement makes of the bookings under the fault of the day; what goes wrong goes wrong with the newest. */
function told(rows: readonly Transaction[], fault: StatementFault): readonly Transaction[] {
  const [newest, others] = [rows.at(-1), rows.slice(0, -1)];
  if (!newest) return rows;
  if (fault === 'left-out') return others;
  if (fault === 'amount-differs') return [...others, { ...newest, amount: String(BigInt(newest.amount) + 1n) }];
  return rows;
}

/** The time of booking is what the rows are dated by. */
function objectOf({ accounts }: WalletDoor, row: Transaction): Readonly<Record<string, unknown>> {
  return {
    ...transactionObject(row, accounts),
    creationDate: row.modifiedAt,
    amount: decimal(row.amount, accounts.currency),
  };
}
