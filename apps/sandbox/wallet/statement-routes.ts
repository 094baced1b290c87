import type { HttpBindings } from '@hono/node-server';
import type { Person } from '@lendline/world';
import { Hono } from 'hono';
import { z } from 'zod';
import { faultHeader, type RecordFault } from '../faults.ts';
import type { Movement, Movements } from '../movements.ts';
import { authorised, notFound, refuse, type WalletApp, type WalletContext, type WalletDoor } from './routes.ts';
import { walletError } from './wallet-error.ts';
import { decimal } from './wire.ts';

export interface StatementDoor extends WalletDoor {
  readonly movements: Movements;
}

const usualDays = 90;
const mostRows = 500;

const query = z.object({
  limit: z.coerce.number().int().min(1).max(mostRows).default(50),
  offset: z.coerce.number().int().min(0).default(0),
  fromDateTime: z.iso.datetime({ offset: true }).optional(),
  toDateTime: z.iso.datetime({ offset: true }).optional(),
});

/** Statement entries and the holder's name (GSMA Mobile Money API 1.2), newest entry first. */
export function statementRoutes(door: StatementDoor): WalletApp {
  const app: WalletApp = new Hono<{ Bindings: HttpBindings }>();
  for (const account of ['/accounts/:account{[^/@]+@[^/]+}', '/accounts/:type/:identifier'] as const) {
    app.get(`${account}/statemententries`, (c) =>
      answered(c, door, (person, fault) => listEntries(c, door, { person, fault })),
    );
    app.get(`${account}/accountname`, (c) => answered(c, door, ({ name }) => c.json({ name: { fullName: name } })));
  }
  return app;
}

/** What every question meets first: the fault of the day, the token, and whether there is such a wallet. */
async function answered(
  c: WalletContext,
  door: StatementDoor,
  answer: (person: Person, fault: RecordFault) => Response,
): Promise<Response> {
  const fault = door.faults.records(c.req.header(faultHeader));
  if (fault === 'timeout') await door.silence.keep(c.req.raw.signal);
  if (fault === 'timeout' || fault === 'error') {
    return refuse(c, door, walletError('genericError', 'the wallet is out of service; try again later'));
  }
  const clientId = await authorised(c, door, 'wallet:accounts');
  if (typeof clientId !== 'string') return clientId;
  const [key = '', value = ''] = c.req.param('account')?.split('@') ?? [c.req.param('type'), c.req.param('identifier')];
  const account = door.accounts.walletOf({ key, value });
  const person = account && door.accounts.personOf(account);
  return person ? answer(person, fault) : notFound(c, door);
}

function listEntries(
  c: WalletContext,
  door: StatementDoor,
  { person, fault }: { readonly person: Person; readonly fault: RecordFault },
): Response {
  const asked = query.safeParse(c.req.query());
  if (!asked.success) {
    const fields = [...new Set(asked.error.issues.map(({ path }) => path.join('.')))];
    return refuse(c, door, walletError('formatError', `check ${fields.join(', ')}`));
  }
  const { limit, offset, fromDateTime, toDateTime } = asked.data;
  const now = door.clock.now();
  const span = {
    from: fromDateTime === undefined ? now.subtract({ hours: usualDays * 24 }) : Temporal.Instant.from(fromDateTime),
    until: toDateTime === undefined ? now : Temporal.Instant.from(toDateTime),
  };
  const all = door.movements.of(person, span);
  const start = fault === 'page-twice' && offset > 0 ? Math.max(0, offset - limit) : offset;
  const page = all.slice(start, start + limit);
  c.header('X-Date', now.toString());
  c.header('X-Records-Available-Count', String(all.length));
  c.header('X-Records-Returned-Count', String(page.length));
  return c.json(page.map((movement) => entryObject(door, person, { movement, fault })));
}

/** `responseStatementEntries` on the wire. */
function entryObject(
  { accounts }: StatementDoor,
  { index }: Person,
  { movement, fault }: { readonly movement: Movement; readonly fault: RecordFault },
): Readonly<Record<string, unknown>> {
  const own = accounts.partiesOf(`person:${index}`);
  const other = [{ key: 'identityalias', value: movement.party === '' ? 'unknown' : movement.party }];
  return {
    transactionReference: movement.reference,
    creditParty: movement.isIn ? own : other,
    debitParty: movement.isIn ? other : own,
    transactionStatus: movement.isReversed ? 'reversed' : 'completed',
    amount: decimal(movement.amount, accounts.currency),
    currency: accounts.currency,
    displayType: fault === 'renamed' ? renamed(movement.word) : movement.word,
    descriptionText: movement.text.slice(0, 160),
    creationDate: movement.at.toString(),
  };
}

/** Another word for each, which nobody has heard before. */
function renamed(word: string): string {
  return [...word.toLowerCase()].toReversed().join('');
}
