import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type BankFault, faultHeader, type FaultSwitches } from '../faults.ts';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { Silence } from '../silence.ts';
import type { BankFiles } from './bank-files.ts';

export interface BankFileDoor {
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitches;
  readonly silence: Silence;
  readonly bankFiles: BankFiles;
}

type FileApp = Hono<{ Bindings: HttpBindings }>;
type FileContext = Context<{ Bindings: HttpBindings }>;

/** Files to and from the bank: `in` is what a lender brings, `out` what waits for it until it is acknowledged. */
export function bankFileRoutes(door: BankFileDoor): FileApp {
  const app: FileApp = new Hono<{ Bindings: HttpBindings }>();
  const { bankFiles } = door;
  app.put('/files/in/:name', (c) =>
    answered(c, door, async (clientId, fault) => {
      const taken = bankFiles.take({ clientId, name: c.req.param('name'), text: await c.req.text() }, fault);
      if (fault === 'lost-response') {
        // The file is there and the line drops: whoever brought it cannot know.
        c.env.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      return c.body(null, taken === 'other' ? 409 : taken === 'same' ? 200 : 201);
    }),
  );
  app.get('/files/in/:name', (c) =>
    answered(c, door, (clientId) => c.body(null, bankFiles.has(clientId, c.req.param('name')) ? 200 : 404)),
  );
  app.get('/files/out', (c) => answered(c, door, (clientId) => c.json(bankFiles.names(clientId))));
  app.get('/files/out/:name', (c) =>
    answered(c, door, (clientId) => {
      const text = bankFiles.read(clientId, c.req.param('name'));
      return text === undefined ? c.body(null, 404) : c.body(text, 200, { 'content-type': 'application/xml' });
    }),
  );
  app.delete('/files/out/:name', (c) =>
    answered(c, door, (clientId) => {
      bankFiles.acknowledge(clientId, c.req.param('name'));
      return c.body(null, 204);
    }),
  );
  return app;
}

async function answered(
  c: FileContext,
  door: BankFileDoor,
  answer: (clientId: string, fault: BankFault) => Response | Promise<Response>,
): Promise<Response> {
  const fault = door.faults.bank(c.req.header(faultHeader));
  if (fault === 'timeout') await door.silence.keep(c.req.raw.signal);
  if (fault === 'timeout' || fault === 'error') return c.body(null, 503);
  const principal = await door.tokens.verify(c.req.header('authorization'));
  if (!principal?.scopes.has('bank:files')) return c.body(null, 401);
  return answer(principal.clientId, fault);
}
