import { setTimeout as pause } from 'node:timers/promises';
import { assert } from '@lendline/kernel';
import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Log } from './log.ts';
import { isStalePlan, statementOf } from './prepared.ts';
import type { TransactionOptions } from './slice-database.ts';

/** Whose rows, in which schema, as which role, for how long. */
export interface Session {
  readonly role: string;
  readonly tenant: string;
  readonly schema: string;
  readonly statementTimeout_ms: number;
  readonly idleTimeout_ms: number;
}

/**
 * Begins and narrows in one round trip, so that no statement can ever run between the two. Every setting is local
 * to the transaction: it ends with it, and a connection shared through pgbouncer carries nothing over.
 */
function beginStatement(session: Session, options: TransactionOptions): string {
  assert(/^[a-z0-9][a-z0-9_-]{0,62}$/.test(session.tenant), 'a tenant is 1 to 63 of a-z, 0-9, _ and -');
  const settings = {
    role: session.role,
    'app.tenant': session.tenant,
    search_path: session.schema,
    statement_timeout: String(session.statementTimeout_ms),
    idle_in_transaction_session_timeout: String(session.idleTimeout_ms),
    ...(options.plansAnew === true ? { plan_cache_mode: 'force_custom_plan' } : {}),
  };
  // Not `set_config`: a select is planned and answers a row, which costs three times a `set`.
  const local = Object.entries(settings).map(([name, value]) => `set local ${name} = ${pg.escapeLiteral(value)}`);
  const [access, usual] =
    options.readOnly === true ? ['read only', 'repeatable read'] : ['read write', 'read committed'];
  return [`begin isolation level ${options.isolation ?? usual} ${access}`, ...local].join('; ');
}

interface Opening extends TransactionOptions {
  readonly session: Session;
  /** The first statement of the work holds itself to `onlyOnceBegun`, so it goes out together with the begin. */
  readonly guarded?: boolean;
}

/**
 * The condition of a statement that is sent behind a begin without waiting for it: outside a transaction that was begun and
 * narrowed no tenant is set, and it finds no row.
 */
export const onlyOnceBegun = `current_setting('app.tenant', true) <> ''`;

/**
 * Runs `work` on this client between begin and commit; any error rolls back and is thrown on. Where it only reads, its first
 * statement goes out together with the begin: what it read is given to nobody unless the begin went well.
 */
export async function inTransaction<T>(
  client: pg.ClientBase,
  { session, guarded, ...options }: Opening,
  work: () => Promise<T>,
): Promise<T> {
  const begun = client.query(beginStatement(session, options));
  begun.catch(() => {});
  try {
    if (options.readOnly !== true && guarded !== true) await begun;
    const value = await work();
    await begun;
    const { command } = await client.query('commit');
    // Postgres answers COMMIT with ROLLBACK when an earlier error was swallowed by the caller.
    assert(command !== 'ROLLBACK', 'a failed statement was ignored: the transaction was rolled back');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => unusable.add(client));
    if (isStalePlan(error)) unusable.add(client);
    // Where the begin failed, that is why the rest did.
    await begun;
    throw error;
  }
}

/**
 * The rows of selects between begin and commit, all sent at once. Nothing waits to see whether the begin went well, so
 * this is for reading alone: when it did not, the rows are never given to anyone.
 */
export async function readAtOnce<Queries extends readonly CompiledQuery[]>(
  client: pg.ClientBase,
  { session }: { session: Session },
  queries: Queries,
): Promise<{ readonly [Index in keyof Queries]: readonly RowOf<Queries[Index]>[] }> {
  const begun = client.query(beginStatement(session, { readOnly: true }));
  const selected = queries.map((query) => client.query(statementOf(session.schema, query)));
  const sent = [begun, ...selected, client.query('commit')];
  // All are waited for, so that the connection is quiet when it goes back.
  const answers = await Promise.allSettled(sent);
  if (answers.some(({ status }) => status === 'rejected')) unusable.add(client);
  await Promise.all(sent);
  const rows = (await Promise.all(selected)).map((answer) => answer.rows as readonly unknown[]);
  return rows as { readonly [Index in keyof Queries]: readonly RowOf<Queries[Index]>[] };
}

type RowOf<Query> = Query extends CompiledQuery<infer Row> ? Row : never;

// Connections in an unknown state: no one may use them again.
const unusable = new WeakSet<pg.ClientBase>();

const retryable = new Set(['40001', '40P01']); // serialization_failure, deadlock_detected
const maxTries = 6;
const firstPause_ms = 5;

/** Runs `attempt` again when Postgres chose its transaction as the victim of a conflict with another, or a table had changed. */
export async function withRetries<T>(log: Log, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = sqlState(error);
      const again = isStalePlan(error) || (code !== undefined && retryable.has(code));
      if (!again || tries === maxTries) throw error;
      log.info({ code, tries }, 'a transaction met another and is run again');
      await pause(firstPause_ms * 2 ** tries * (0.5 + Math.random()));
    }
  }
}

/** Lends a connection; it goes back to the pool unless its transaction could not be ended. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release(unusable.has(client));
  }
}

/** The five characters of a Postgres error, where it is one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
