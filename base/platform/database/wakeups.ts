import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';

const channel = 'lendline_outbox';
const gather_ms = 20;
const reconnect_ms = 1_000;

/** Events that somebody waits for. */
export interface Awaited {
  readonly producer: string;
  readonly types: readonly string[];
}

export interface Wakeups {
  /** A transaction of the slice has committed events of these types. */
  signal(slice: string, types: readonly string[]): void;
  /** Calls back when any process signals one of them; returns how to stop. A wake-up can be lost: poll as well. */
  listen(awaited: Awaited, wake: () => void): () => void;
  close(): Promise<void>;
}

export interface WakeupsOptions {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly log: Log;
}

interface Listener {
  readonly types: ReadonlySet<string>;
  readonly wake: () => void;
}

/**
 * Tells the readers of an outbox that there is something to read. NOTIFY inside the transaction would serialise all
 * commits (Postgres holds one lock for it until the commit is on disk), so signals are gathered for 20 ms and
 * sent afterwards in a transaction of their own; what a crash loses in between, polling finds. Readers of this process
 * are woken at once, and not again by what it sends to the others.
 */
export function openWakeups({ url, pool, log }: WakeupsOptions): Wakeups {
  const self = randomUUID();
  const listeners = new Map<string, Set<Listener>>();
  const pending = new Map<string, Set<string>>();
  let sending: Promise<void> | undefined;
  let subscription: Subscription | undefined;

  const wake = (slice: string, types: readonly string[]): void =>
    listeners.get(slice)?.forEach((listener) => {
      if (types.some((type) => listener.types.has(type))) listener.wake();
    });
  const hear = (payload: string): void => {
    const [from, slice = '', types = ''] = payload.split(' ');
    if (from !== self) wake(slice, types.split(','));
  };
  const send = async (): Promise<void> => {
    await pause(gather_ms);
    sending = undefined;
    const payloads = [...pending].map(([slice, types]) => [self, slice, [...types].join(',')].join(' '));
    pending.clear();
    await pool
      .query('select pg_notify($1, payload) from unnest($2::text[]) payload', [channel, payloads])
      .catch((error: unknown) => log.warn({ err: error }, 'waking other processes failed; they will poll'));
  };
  return {
    signal(slice, types) {
      if (types.length === 0) return;
      pending.set(slice, new Set([...(pending.get(slice) ?? []), ...types]));
      wake(slice, types);
      sending ??= send();
    },
    listen({ producer, types }, woken) {
      subscription ??= subscribe(url, { log, hear });
      const listener: Listener = { types: new Set(types), wake: woken };
      const set = listeners.get(producer) ?? new Set();
      listeners.set(producer, set.add(listener));
      return () => set.delete(listener);
    },
    async close() {
      listeners.clear();
      await Promise.all([sending, subscription?.close()]);
    },
  };
}

interface Subscription {
  close(): Promise<void>;
}

/** One connection that listens for the whole process, opened again when it is lost. */
function subscribe(url: string, { log, hear }: { log: Log; hear: (payload: string) => void }): Subscription {
  const stopped = new AbortController();
  let client: pg.Client | undefined;
  const listenOnce = async (): Promise<void> => {
    const connection = new pg.Client({ connectionString: url, application_name: 'lendline wake-ups', keepAlive: true });
    client = connection;
    const lost = new Promise<void>((resolve) => {
      connection.on('end', resolve);
      connection.on('error', () => resolve());
    });
    connection.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await connection.connect();
      await connection.query(`listen ${channel}`);
      if (stopped.signal.aborted) return;
      await lost;
    } finally {
      await connection.end();
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await listenOnce().catch((error: unknown) => log.warn({ err: error }, 'the connection for wake-ups was lost'));
      await pause(reconnect_ms, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    async close() {
      stopped.abort();
      await client?.end();
      await running;
    },
  };
}
