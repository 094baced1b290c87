import pg from 'pg';
import { GatheringSocket } from './gathering-socket.ts';
import type { Log } from './log.ts';
import { types } from './values.ts';

export interface PoolOptions {
  readonly url: string;
  readonly log: Log;
  /** Connections at most. */
  readonly size: number;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** graphile-worker wants the plain types of `pg`. */
  readonly plainTypes?: boolean;
}

const connectTimeout_ms = 10_000;
const idleTimeout_ms = 30_000;

/**
 * A pool whose broken connections are logged and replaced. Without the `error` handlers a restarted
 * server would end the process: `pg` emits the error of an idle client on the pool, of a busy one on the client.
 */
export function newPool({ url, log, size, name, plainTypes }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: name,
    connectionTimeoutMillis: connectTimeout_ms,
    stream: () => new GatheringSocket(),
    idleTimeoutMillis: idleTimeout_ms,
    // Statements that are not waited for go out together, see `readAtOnce`; whoever waits for each notices nothing.
    ...(plainTypes === true ? {} : { types, pipeline: true }),
  });
  const report = (error: Error): void => log.warn({ err: error, pool: name }, 'a database connection was lost');
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  return pool;
}

/** The same server, another database. */
export function withDatabaseName(url: string, database: string): string {
  const parsed = parseAddress(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.toString();
}

/** The address for people: without the password. */
export function describeAddress(url: string): string {
  const parsed = parseAddress(url);
  parsed.password = '';
  return parsed.toString();
}

// libpq allows `user@/database?host=/folder`; a URL with a user needs a host, which the parameter then overrides.
function parseAddress(url: string): URL {
  return new URL(url.replace('@/', '@localhost/'));
}
