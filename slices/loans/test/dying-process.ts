import { type Database, openDatabase } from '@lendline/platform';
import type pg from 'pg';

/**
 * A database as a process has it that dies at a chosen moment: right after one of its statements was executed, every one of
 * its connections is lost, and nothing that it still tries reaches the server. What it did not commit is gone; whether it
 * committed, nobody on its side can know.
 */
export interface DyingProcess {
  readonly database: Database;
  /** It dies after so many statements from now on, and lives again until then. */
  dieAfter(statements: number): void;
  /** Whether it died since it was last told to. */
  hasDied(): boolean;
  /** The keys it had claimed count as those of a process that has been silent for long. */
  bury(): Promise<void>;
}

interface Life {
  left: number;
  isDead: boolean;
  readonly clients: Set<pg.PoolClient>;
}

type Query = (...parameters: unknown[]) => Promise<unknown>;

export async function dyingProcess(url: string, slice: string): Promise<DyingProcess> {
  const database = await openDatabase({ url, poolSize: 4 });
  const life: Life = { left: Infinity, isDead: false, clients: new Set() };
  database.pool.on('connect', (client) => endanger(life, client));
  // The connection that opening the database left behind.
  const first = await database.pool.connect();
  endanger(life, first);
  first.release();
  database.pool.on('remove', (client) => life.clients.delete(client as pg.PoolClient));
  return {
    database,
    dieAfter: (statements) => {
      life.left = statements;
      life.isDead = false;
    },
    hasDied: () => life.isDead,
    bury: async () => {
      await database.pool.query(
        `update ${slice}.idempotency set started_at = started_at - interval '1 hour' where state = 'running'`,
      );
    },
  };
}

/** Counts the statements of a connection, and lets it die with the process. */
function endanger(life: Life, client: pg.PoolClient): void {
  life.clients.add(client);
  const query = client.query.bind(client) as unknown as Query;
  const counted: Query = async (...parameters) => {
    if (life.isDead) throw new Error('the process is dead');
    life.left -= 1;
    const isLast = life.left === 0;
    const answer = await query(...parameters);
    if (!isLast) return answer;
    life.isDead = true;
    for (const one of life.clients) socketOf(one).destroy();
    throw new Error('the process died after this statement');
  };
  // `pg` itself asks with a callback where a pool is queried directly; platform and slices never do.
  const isOwn = (parameters: readonly unknown[]): boolean => typeof parameters.at(-1) === 'function';
  client.query = ((...parameters: unknown[]) =>
    isOwn(parameters) ? query(...parameters) : counted(...parameters)) as unknown as pg.PoolClient['query'];
}

function socketOf(client: pg.PoolClient): { destroy(): void } {
  return (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
}
