import { type HttpBindings, serve } from '@hono/node-server';
import { assert, dayIn } from '@lendline/kernel';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { AddressInfo } from 'node:net';
import { bankFileRoutes } from './bank-files/routes.ts';
import { bankRoutes } from './bank/routes.ts';
import { camaraRoutes } from './camara/routes.ts';
import { type CountryState, createCountryState } from './country-state.ts';
import { silentLog } from './log.ts';
import { createAccessTokens } from './oauth/access-tokens.ts';
import { createAssertionVerifier } from './oauth/assertions.ts';
import { createAuthorizationCodes } from './oauth/authorization-codes.ts';
import type { RegisteredClient } from './oauth/clients.ts';
import { phoneDoor } from './oauth/phone-door.ts';
import { type OAuth, oauthRoutes } from './oauth/routes.ts';
import { type SandboxOptions, type Timing, usualTiming } from './options.ts';
import { assets } from './pages/assets.ts';
import { bankPages } from './pages/bank.ts';
import { controlPages } from './pages/controls.ts';
import { filePages } from './pages/files.ts';
import { homePage } from './pages/home.ts';
import { inboxPages } from './pages/inbox.ts';
import { notFoundPage } from './pages/not-found.ts';
import { preferenceDoor } from './pages/preferences.ts';
import { walletPages } from './pages/wallet.ts';
import { registerRoutes } from './register/routes.ts';
import { smsRoutes } from './sms/routes.ts';
import { zoneOf } from './subscriber.ts';
import { accountRoutes } from './wallet/account-routes.ts';
import { ownTransactionRoutes } from './wallet/own-transactions.ts';
import { batchRoutes } from './wallet/batch-routes.ts';
import { transactionRoutes, type WalletDoor } from './wallet/routes.ts';
import { statementRoutes } from './wallet/statement-routes.ts';

export interface Sandbox {
  /** Error: the port is taken, or the state file is of another country; the message says what to do. */
  start(): Promise<{ readonly url: string }>;
  /** Writes the state and closes every connection. */
  stop(): Promise<void>;
  registerClient(client: RegisteredClient): void;
}

/** A file of a thousand payments. */
const largestBody = 4 * 1024 * 1024;

/** The simulated country on a socket of its own: carrier, SMS, wallet, inbox, clock and faults. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const timing = { ...usualTiming, ...options.timing };
  const state = createCountryState(options, timing);
  let server: Awaited<ReturnType<typeof listen>> | undefined;
  let forgetMoves = (): void => undefined;
  return {
    registerClient: state.clients.register,
    start: async () => {
      assert(!server, 'a sandbox is started once');
      state.snapshot.load();
      const host = options.host ?? '127.0.0.1';
      const door = { fetch: (_request: Request, _env: HttpBindings): Response | Promise<Response> => notYet() };
      server = await listen({ host, port: options.port, fetch: (request, env) => door.fetch(request, env) });
      const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${server.port}`;
      // The issuer of tokens is the address, which is known only now when the port was left open.
      const app = await buildApp(options, state, { url, timing });
      door.fetch = (request, env) => app.fetch(request, env);
      state.callbacks.resume();
      state.settlement.resume();
      forgetMoves = options.clock.onMove(async (move) => {
        for (const day of daysOver(zoneOf(options.world), move)) state.bankFiles.closeDay(day);
        await state.company?.sendNew();
      });
      return { url };
    },
    stop: async () => {
      forgetMoves();
      state.silence.stop();
      state.settlement.stop();
      state.bankFiles.stop();
      state.bills.stop();
      state.callbacks.stop();
      state.snapshot.flush();
      await server?.close();
    },
  };
}

async function buildApp(
  options: SandboxOptions,
  state: CountryState,
  { url, timing }: { url: string; timing: Timing },
): Promise<Hono<{ Bindings: HttpBindings }>> {
  const { world, clock, log = silentLog } = options;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(bodyLimit({ maxSize: largestBody }));
  const tokens = await createAccessTokens(url);
  const oauth: OAuth = {
    issuer: url,
    clients: state.clients,
    assertions: createAssertionVerifier(state.clients, clock),
    tokens,
    codes: createAuthorizationCodes(),
    sessions: state.sessions,
  };
  const shared = { ...state, world, clock, tokens, bankAsks: options.bankAsks ?? false };
  const wallet: WalletDoor = shared;
  app.route('/', oauthRoutes(oauth));
  app.route('/', phoneDoor(shared));
  app.route('/', camaraRoutes(shared, { ...state, currency: state.accounts.currency }));
  app.route('/sms/v1', smsRoutes({ ...shared, late_ms: timing.late_ms }));
  app.route('/mm/v1.2', transactionRoutes(wallet));
  app.route('/mm/v1.2', batchRoutes(wallet));
  app.route('/mm/v1.2', ownTransactionRoutes(wallet));
  app.route('/mm/v1.2', accountRoutes(wallet));
  app.route('/mm/v1.2', statementRoutes(shared));
  app.route('/bank/v1', bankFileRoutes(shared));
  app.route('/register/v1', registerRoutes(shared));
  app.route('/v1', bankRoutes(shared));
  app.route('/', pages(options, state));
  app.notFound((c) => notFoundPage(c));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.routePath }, 'the simulated country failed');
    return c.json({ status: 500, code: 'INTERNAL', message: 'the simulated country failed; see its log' }, 500);
  });
  return app;
}

function pages(options: SandboxOptions, state: CountryState): Hono {
  const app = new Hono();
  app.use(csrf());
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'], frameAncestors: ["'none'"] },
    }),
  );
  const { world, clock, nextDueDate, lender, log = silentLog } = options;
  const site = { ...state, world, clock, nextDueDate, lender, log, zone: zoneOf(world) };
  for (const part of [assets, homePage, inboxPages, walletPages, bankPages, controlPages, filePages, preferenceDoor]) {
    part(app, site);
  }
  return app;
}

/** The days that ended between two times. */
function daysOver(zone: string, { from, to }: { from: Temporal.Instant; to: Temporal.Instant }): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  const last = dayIn(zone, to);
  for (let day = dayIn(zone, from); Temporal.PlainDate.compare(day, last) < 0; day = day.add({ days: 1 }))
    days.push(day);
  return days;
}

function notYet(): Response {
  return new Response('the simulated country is starting', { status: 503, headers: { 'retry-after': '1' } });
}

interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

function listen(options: {
  host: string;
  port: number;
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
}): Promise<Listening> {
  const { host, port } = options;
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: (request, env) => options.fetch(request, env as HttpBindings),
      hostname: host,
      port,
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`port ${port} of the simulated country is taken; choose another with --port`) : error);
    });
    server.once('listening', () => {
      const address = server.address() as AddressInfo;
      resolve({
        port: address.port,
        close: () =>
          new Promise((done, failed) => {
            server.close((error) => (error ? failed(error) : done()));
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}
