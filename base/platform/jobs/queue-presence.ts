import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from '../database/database.ts';
import { withClient } from '../database/transaction.ts';

/**
 * Says that a pool of workers lives, by a lock that the server drops with our connection. graphile-worker alone would
 * wait four hours before it gives a killed process's jobs to another.
 */
export interface QueuePresence {
  leave(): Promise<void>;
}

const reconnect_ms = 1_000;

export function holdPresence({ url, log }: Database, workerPool: string): QueuePresence {
  const leaving = new AbortController();
  let client: pg.Client | undefined;
  const hold = async (): Promise<void> => {
    const connection = new pg.Client({ connectionString: url, application_name: 'lendline jobs presence' });
    client = connection;
    const lost = new Promise<void>((resolve) => {
      connection.on('end', resolve);
      connection.on('error', () => resolve());
    });
    try {
      await connection.connect();
      await connection.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [lockName(workerPool)]);
      if (!leaving.signal.aborted) await lost;
    } finally {
      await connection.end();
    }
  };
  const holding = (async () => {
    while (!leaving.signal.aborted) {
      await hold().catch((error: unknown) => log.warn({ err: error }, 'the presence in the job queue was lost'));
      await pause(reconnect_ms, undefined, { signal: leaving.signal }).catch(() => {});
    }
  })();
  return {
    async leave() {
      leaving.abort();
      await client?.end();
      await holding;
    },
  };
}

/** Gives back the jobs of workers that no longer live. Returns how many pools of workers were found dead. */
export async function releaseDeadWorkers({ pool, log }: Database): Promise<number> {
  return withClient(pool, async (client) => {
    const { rows } = await client.query<{ worker: string }>(
      `select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null`,
    );
    let dead = 0;
    for (const { worker } of rows) {
      const name = lockName(worker);
      const tried = await client.query<{ mine: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
        [name],
      );
      if (tried.rows[0]?.mine !== true) continue;
      try {
        await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[worker]]);
        dead += 1;
      } finally {
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      }
    }
    if (dead > 0) log.warn({ count: dead }, 'jobs of processes that died were given back');
    return dead;
  });
}

function lockName(workerPool: string): string {
  return `job workers ${workerPool}`;
}
