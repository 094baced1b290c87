import { randomBytes } from 'node:crypto';
import { type HttpBindings, serve } from '@hono/node-server';
import { type Clock, type Context, type Problem } from '@lendline/kernel';
import {
  type AnySlice,
  type BoundSlice,
  bindSlice,
  createMetrics,
  type Database,
  dataKeys,
  type FieldCrypto,
  fieldCrypto,
  identify,
  hurryJobs,
  idempotencyStore,
  type JobRunner,
  keyedTenants,
  keyFile,
  type Log,
  type Metrics,
  migrate,
  openApiDocument,
  operationDoors,
  type Relay,
  readConfig,
  type ServiceTokens,
  serviceTokens,
  type SliceInstance,
  StartupProblem,
  startJobs,
  startRelay,
} from '@lendline/platform';
import { Hono } from 'hono';
import { type Clients, clientRegistry } from './clients.ts';
import { configProblem } from './config.ts';
import { schedulesOf } from './schedules.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionsOf } from './sessions.ts';
import { mountApps, mountDocs, type WebFolders } from './web-files.ts';

export interface LenderOptions {
  /** Every slice there is. */
  readonly slices: readonly AnySlice[];
  /** Names of those that run in this process; all unless told. */
  readonly here?: readonly string[];
  /** Addresses of processes that run the others, by slice. */
  readonly remotes?: ReadonlyMap<string, string>;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** `LENDLINE_*` variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly keyFile: string;
  /** Shared by the processes of one installation; one process alone needs none. */
  readonly serviceKey?: string;
  readonly port: number;
  readonly host?: string;
  readonly web?: WebFolders;
  readonly version: string;
}

export interface Lender {
  readonly url: string;
  readonly clients: Clients;
  /** Tells the job queue that the clock was moved, so that what is due by it runs now. */
  clockMoved(): Promise<void>;
  /** Waits until every event published so far was handled by the slices of this process. */
  drainEvents(): Promise<void>;
  stop(): Promise<void>;
}

interface Built {
  readonly slice: AnySlice;
  readonly instance: SliceInstance<object, unknown>;
  readonly bound: BoundSlice;
}

/**
 * Starts the slices of one process: database up to date, every slice configured and built, doors open, events and
 * jobs running. Errors: StartupProblem with what to do.
 */
export async function startLender(options: LenderOptions): Promise<Lender> {
  const here = slicesHere(options);
  await migrate(options.database, here);
  const tokens = serviceTokens(options.serviceKey ?? randomBytes(32).toString('base64url'));
  const registry = clientRegistry(options.slices, { urlOf: (slice) => options.remotes?.get(slice), tokens });
  const metrics = createMetrics();
  const crypto = fieldCrypto(dataKeys(options.database.pool, keyFile(options.keyFile)));
  const built = here.map((slice) => build(slice, options, { metrics, crypto, clients: registry.clients }));
  for (const { slice, bound } of built) registry.provide(slice.name, bound.client);
  const server = await listen(options, appOf(options, built, { tokens, metrics, clients: registry.clients }));
  const relays = built.map((one) => relayOf(options, one)).filter((relay) => relay !== null);
  const jobs = await startJobs({
    database: options.database,
    clock: options.clock,
    tasks: tasksOf(built),
    schedules: schedulesOf(here),
    tenants: () => keyedTenants(options.database.pool),
  });
  for (const { instance } of built) await instance.start?.();
  return {
    url: server.url,
    clients: registry.clients,
    clockMoved: async () => void (await hurryJobs(options.database, options.clock.now())),
    drainEvents: async () => void (await Promise.all(relays.map((relay) => relay.drain()))),
    stop: () => stopAll({ server, relays, jobs, built }),
  };
}

function slicesHere({ slices, here }: LenderOptions): readonly AnySlice[] {
  if (!here) return slices;
  const unknown = here.filter((name) => !slices.some((slice) => slice.name === name));
  if (unknown.length > 0) {
    const names = slices.map((slice) => slice.name).join(', ');
    throw new StartupProblem('server.unknown-slice', {
      text: { en: `There is no slice ${unknown.join(', ')}.`, 'zh-CN': `没有名为 ${unknown.join('、')} 的模块。` },
      advice: { en: `Choose from: ${names}.`, 'zh-CN': `可选：${names}。` },
    });
  }
  return slices.filter((slice) => here.includes(slice.name));
}

interface Shared {
  readonly metrics: Metrics;
  readonly crypto: FieldCrypto;
  readonly clients: Clients;
}

function build(slice: AnySlice, options: LenderOptions, { metrics, crypto, clients }: Shared): Built {
  const config = readConfig(slice.name, slice.config, options.environment);
  if (!config.ok) throw configProblem(config.error);
  const { database, clock, log } = options;
  const store = database.forSlice(slice.name);
  const parts = { database: store, needs: clients, config: config.value, clock, log, metrics, crypto };
  const instance = slice.build(parts) as SliceInstance<object, unknown>;
  const onRefused = (context: Context, action: string, problem: Problem): Promise<void> =>
    store.transaction(context, (tx) =>
      tx.audit({ action, subject: slice.name, outcome: 'refused', reason: problem.code }),
    );
  return { slice, instance, bound: bindSlice(slice, instance.operations, onRefused) };
}

interface Doors {
  readonly tokens: ServiceTokens;
  readonly metrics: Metrics;
  readonly clients: Clients;
}

function appOf(options: LenderOptions, built: readonly Built[], doors: Doors): Hono<{ Bindings: HttpBindings }> {
  const { tokens, metrics, clients } = doors;
  const { clock, log, database, version } = options;
  const bound = built.map((one) => one.bound);
  const document = openApiDocument(bound, version);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(securityHeaders);
  app.get('/healthz', async (request) => {
    const healthy = await database.ping().then(
      () => true,
      () => false,
    );
    return request.json({ healthy, slices: bound.map(({ name }) => name) }, healthy ? 200 : 503);
  });
  app.get('/metrics', async (request) =>
    request.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  app.get('/api/openapi.json', (request) => request.json(document));
  if (options.web) mountDocs(app, options.web.docs);
  const api = new Hono();
  const identification = { sessions: sessionsOf(clients), tokens, clock };
  for (const { instance } of built) {
    instance.doors?.(api, { identify: (request, audience) => identify(request, audience, identification) });
  }
  app.route('/api', api);
  const idempotency = (slice: string) => idempotencyStore(database, slice);
  app.route('/api', operationDoors(bound, { ...identification, log, metrics, idempotency }));
  if (options.web) mountApps(app, options.web);
  return app;
}

function relayOf({ database, clock }: LenderOptions, { slice, instance }: Built): Relay | null {
  const { subscriptions = [] } = instance;
  return subscriptions.length === 0 ? null : startRelay({ database, clock, consumer: slice.name, subscriptions });
}

function tasksOf(built: readonly Built[]) {
  return Object.fromEntries(built.map(({ slice, instance }) => [slice.name, instance.jobs ?? {}]));
}

interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

function listen(options: LenderOptions, app: Hono<{ Bindings: HttpBindings }>): Promise<Listening> {
  const { port, host = '127.0.0.1' } = options;
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (info) => {
      server.off('error', refuse);
      resolve({ url: `http://${host}:${info.port}`, close: () => closeServer(server) });
    });
    const refuse = (error: Error): void => reject(portProblem(port, error));
    server.once('error', refuse);
  });
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Event streams never end by themselves.
    if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}

function portProblem(port: number, error: Error): Error {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error;
  return new StartupProblem('server.port-in-use', {
    text: { en: `Port ${port} is in use by another program.`, 'zh-CN': `端口 ${port} 已被其他程序占用。` },
    advice: {
      en: `Stop that program, or choose another port: npm start -- --port ${port + 10}`,
      'zh-CN': `请关闭该程序，或换一个端口：npm start -- --port ${port + 10}`,
    },
    cause: error,
  });
}

interface Running {
  readonly server: Listening;
  readonly relays: readonly Relay[];
  readonly jobs: JobRunner;
  readonly built: readonly Built[];
}

/** Doors first, so that nothing new begins; then what runs is finished. */
async function stopAll({ server, relays, jobs, built }: Running): Promise<void> {
  await server.close();
  await Promise.all(relays.map((relay) => relay.stop()));
  await jobs.stop();
  for (const { instance } of built.toReversed()) await instance.stop?.();
}
