import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';

const channel = 'lendline_outbox';
const gather_ms = 20;
const reconnect_ms = 1_000;

export interface Wakeups {
  /** A transaction of the slice has committed something for others. */
  signal(slice: string): void;
  /** Calls back when any process signals the slice; returns how to stop. A wake-up can be lost: poll as well. */
  listen(slice: string, wake: () => void): () => void;
  close(): Promise<void>;
}

export interface WakeupsOptions {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly log: Log;
}

/**
 * Tells the readers of an outbox that there is something to read. NOTIFY inside the transaction would serialise all
 * commits (Postgres holds one lock for it until the commit is on disk), so signals are gathered for 20 ms and
 * sent afterwards in a transaction of their own; what a crash loses in between, polling finds.
 */
export function openWakeups({ url, pool, log }: WakeupsOptions): Wakeups {
  const listeners = new Map<string, Set<() => void>>();
  const pending = new Set<string>();
  let sending: Promise<void> | undefined;
  let subscription: Subscription | undefined;

  const wake = (slice: string): void => listeners.get(slice)?.forEach((listener) => listener());
  const send = async (): Promise<void> => {
    await pause(gather_ms);
    sending = undefined;
    const slices = [...pending];
    pending.clear();
    await pool
      .query('select pg_notify($1, slice) from unnest($2::text[]) slice', [channel, slices])
      .catch((error: unknown) => log.warn({ err: error }, 'waking other processes failed; they will poll'));
  };
  return {
    signal(slice) {
      pending.add(slice);
      wake(slice);
      sending ??= send();
    },
    listen(slice, listener) {
      subscription ??= subscribe(url, { log, wake });
      const set = listeners.get(slice) ?? new Set();
      listeners.set(slice, set.add(listener));
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
function subscribe(url: string, { log, wake }: { log: Log; wake: (slice: string) => void }): Subscription {
  const stopped = new AbortController();
  let client: pg.Client | undefined;
  const listenOnce = async (): Promise<void> => {
    const connection = new pg.Client({ connectionString: url, application_name: 'lendline wake-ups', keepAlive: true });
    client = connection;
    const lost = new Promise<void>((resolve) => {
      connection.on('end', resolve);
      connection.on('error', () => resolve());
    });
    connection.on('notification', ({ payload }) => wake(payload ?? ''));
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
