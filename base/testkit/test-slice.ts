import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Actor, Clock, Context, Problem } from '@lendline/kernel';
import {
  type AnySlice,
  type BoundSlice,
  bindSlice,
  createMetrics,
  type Database,
  dataKeys,
  fieldCrypto,
  httpClient,
  idempotencyStore,
  identify,
  keyFile,
  type Log,
  operationDoors,
  type ServiceTokens,
  type SliceInstance,
} from '@lendline/platform';
import { Hono } from 'hono';
import { fakeClock } from './fake-clock.ts';

export interface TestSliceOptions {
  readonly database: Database;
  /** The clients of the slices it needs: real ones, built the same way. */
  readonly needs?: Readonly<Record<string, unknown>>;
  /** As environment variables would give it: texts by key. */
  readonly config?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
}

export interface TestSlice<Client> {
  /** Behind the gate, in process. */
  readonly client: Client;
  readonly instance: SliceInstance<Client, unknown>;
  /** The same operations over a real socket. Every actor can be tried: the test's tokens carry it whole. */
  overHttp(): Promise<Client>;
  /** The base address once `overHttp` was called. */
  readonly url: () => string;
  close(): Promise<void>;
}

const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Builds a slice on a test database as a composition root does: gate, keys, config, doors. */
export async function testSlice<Client>(slice: AnySlice, options: TestSliceOptions): Promise<TestSlice<Client>> {
  const { database, clock = fakeClock() } = options;
  const instance = slice.build({
    database: database.forSlice(slice.name),
    needs: options.needs ?? {},
    config: slice.config.parse(options.config ?? {}),
    clock,
    log: quiet,
    metrics: createMetrics(),
    crypto: fieldCrypto(dataKeys(database.pool, keyFile(testKeyFile(database)))),
  }) as SliceInstance<Client, unknown>;
  const bound = bindSlice(slice, instance.operations as object, auditRefusal(database, slice.name));
  let server: TestServer | undefined;
  return {
    client: bound.client as Client,
    instance,
    overHttp: async () => {
      server ??= await listen({ bound, instance, database, clock });
      return httpClient(slice.routes, { name: slice.name, url: server.url, tokens: wholeActorTokens }) as Client;
    },
    url: () => server?.url ?? '',
    close: async () => {
      await instance.stop?.();
      await server?.close();
    },
  };
}

const keyFolders = new WeakMap<Database, string>();

/** One key file for all slices of a database, as one installation has: a slice that is built again opens what it sealed. */
export function testKeyFile(database: Database): string {
  const known = keyFolders.get(database);
  if (known !== undefined) return join(known, 'keys.json');
  const folder = mkdtempSync(join(tmpdir(), 'lendline-test-keys-'));
  keyFolders.set(database, folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'keys.json');
}

function auditRefusal(database: Database, slice: string) {
  return (context: Context, action: string, problem: Problem): Promise<void> =>
    database
      .forSlice(slice)
      .transaction(context, (tx) => tx.audit({ action, subject: slice, outcome: 'refused', reason: problem.code }));
}

interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Listening {
  readonly bound: BoundSlice;
  readonly instance: SliceInstance<unknown, unknown>;
  readonly database: Database;
  readonly clock: Clock;
}

async function listen({ bound, instance, database, clock }: Listening): Promise<TestServer> {
  const api = new Hono();
  const nobody = (): Promise<Actor | null> => Promise.resolve(null);
  const identification = { sessions: { borrower: nobody, staff: nobody }, tokens: wholeActorTokens, clock };
  instance.doors?.(api, { identify: (request, audience) => identify(request, audience, identification) });
  const doors = operationDoors([bound], {
    ...identification,
    log: quiet,
    metrics: createMetrics(),
    idempotency: (name) => idempotencyStore(database, name),
  });
  const app = new Hono().route('/api', api).route('/api', doors);
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
}

/** Tokens that carry the whole actor, so that a suite can be any of them over HTTP as it can in process. */
const wholeActorTokens: ServiceTokens = {
  issue: ({ actor, tenant }) => Promise.resolve(Buffer.from(JSON.stringify({ actor, tenant })).toString('base64url')),
  verify: (token) =>
    Promise.resolve(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as { actor: Actor; tenant: string }),
};
