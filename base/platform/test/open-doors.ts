import { serve } from '@hono/node-server';
import { type Actor, type Context, type Problem, systemClock } from '@lendline/kernel';
import { Hono } from 'hono';
import type { Database } from '../database/database.ts';
import { idempotencyStore } from '../database/idempotency.ts';
import { operationDoors } from '../http/door.ts';
import { type ServiceTokens, serviceTokens } from '../http/service-token.ts';
import { bindSlice, type BoundSlice } from '../slice/bind.ts';
import { createLog } from '../telemetry/log.ts';
import { createMetrics, type Metrics } from '../telemetry/metrics.ts';
import { type NotesClient, notesSlice, type Weather } from './notes-slice.ts';

export interface OpenDoors {
  readonly url: string;
  readonly bound: BoundSlice;
  readonly client: NotesClient;
  readonly tokens: ServiceTokens;
  readonly metrics: Metrics;
  /** Every line that was logged. */
  readonly logged: readonly string[];
  /** Sends a request to `/api` and the path. */
  send(path: string, request?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export interface DoorOptions {
  readonly weather: Weather;
  readonly publicRequestsPerMinute?: number;
  /** Whose session a token is; nobody's unless told. */
  readonly session?: (kind: 'borrower' | 'staff', token: string) => Promise<Actor | null>;
}

export const serviceSecret = 'a-secret-of-this-test-and-of-nothing-else';

/** The notes slice behind real doors on a real socket, with real tokens and claims, as a lender has it. */
export async function openDoors(database: Database, options: DoorOptions): Promise<OpenDoors> {
  const logged: string[] = [];
  const log = createLog({ level: 'debug', write: (line) => void logged.push(line) });
  const metrics = createMetrics();
  const bound = bind(database, options.weather);
  const tokens = serviceTokens(serviceSecret);
  const session = options.session ?? (() => Promise.resolve(null));
  const doors = operationDoors([bound], {
    sessions: { borrower: (token) => session('borrower', token), staff: (token) => session('staff', token) },
    tokens,
    clock: systemClock,
    log,
    metrics,
    idempotency: (name) => idempotencyStore(database, name),
    publicRequestsPerMinute: options.publicRequestsPerMinute ?? 10_000,
  });
  const server = await listen(new Hono().route('/api', doors));
  const send = (path: string, request?: RequestInit): Promise<Response> => fetch(`${server.url}/api${path}`, request);
  return { ...server, bound, client: bound.client as NotesClient, tokens, metrics, logged, send };
}

function bind(database: Database, weather: Weather): BoundSlice {
  const slice = notesSlice(weather);
  const store = database.forSlice<never>(slice.name);
  // Of its parts it uses the database alone.
  const instance = slice.build({ database: store } as unknown as Parameters<typeof slice.build>[0]);
  const onRefused = (context: Context, action: string, problem: Problem): Promise<void> =>
    store.transaction(context, (tx) =>
      tx.audit({ action, subject: slice.name, outcome: 'refused', reason: problem.code }),
    );
  return bindSlice(slice, instance.operations, onRefused);
}

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an app on a free port of this machine. */
export function listen(app: Hono): Promise<Listening> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

/** A request with a JSON body. */
export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const sessions: Readonly<Record<string, Actor>> = {
  'borrower b1': { kind: 'borrower', line: 'line_b1' },
  'borrower b2': { kind: 'borrower', line: 'line_b2' },
  'staff reader': { kind: 'staff', id: 'staff_reader', permissions: ['notes.read'] },
  'staff remover': { kind: 'staff', id: 'staff_remover', permissions: ['notes.read', 'notes.remove'] },
};

/** Two borrowers and two members of staff are signed in, by these tokens. */
export function knownSession(kind: 'borrower' | 'staff', token: string): Promise<Actor | null> {
  return Promise.resolve(sessions[`${kind} ${token}`] ?? null);
}
