import pg from 'pg';
import { clusterName } from './cluster.ts';

/**
 * One idle connection with a shared lock for as long as a process uses the embedded server. The server drops it
 * with the process, however that ends, so the locks say who is there.
 */
export interface Presence {
  /** Gives up the own lock; true when nobody else holds one, and from then on nobody can enter. */
  isLast(): Promise<boolean>;
  leave(): Promise<void>;
}

// Any fixed number: advisory locks are per database, and the database `postgres` is used for nothing else.
const lock = 4_716_001;

/** Enters the server behind this socket, or says why not. */
export async function enter(socketFolder: string): Promise<Presence | 'not-yet' | 'no-socket'> {
  const client = new pg.Client({
    host: socketFolder,
    user: clusterName,
    database: 'postgres',
    application_name: 'lendline presence',
  }) as pg.Client & Record<'ref' | 'unref', () => void>;
  client.on('error', () => {}); // The server went away; whoever uses it learns that from its own connections.
  try {
    await client.connect();
    const entered = await answer(client, 'select pg_try_advisory_lock_shared($1) as yes');
    if (!entered) throw new Error('the server is being stopped');
    await ensureDatabase(client);
  } catch (error) {
    await client.end();
    return (error as { code?: string }).code === 'ENOENT' ? 'no-socket' : 'not-yet';
  }
  // A forgotten presence must not keep a program from ending; one that is being left must be waited for.
  client.unref();
  return {
    async isLast() {
      client.ref();
      await client.query('select pg_advisory_unlock_shared($1)', [lock]).catch(() => {});
      // A connection that is gone means that the server is: there is nobody to wait for.
      return answer(client, 'select pg_try_advisory_lock($1) as yes').catch(() => true);
    },
    async leave() {
      client.ref();
      await client.end();
    },
  };
}

async function answer(client: pg.Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question, [lock]);
  return rows[0]?.yes === true;
}

const duplicateDatabase = new Set(['42P04', '23505']);

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [clusterName]);
  if (rowCount === 1) return;
  await client.query(`create database ${clusterName}`).catch((error: unknown) => {
    if (!duplicateDatabase.has((error as { code?: string }).code ?? '')) throw error;
  });
}
