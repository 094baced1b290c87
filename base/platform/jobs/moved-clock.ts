import type { Database } from '../database/database.ts';

/**
 * Makes jobs due whose time has come by a clock that was moved forward: `runAt` is a time of the lender's clock, while
 * the queue itself waits by the server's. Returns how many.
 */
export async function hurryJobs({ pool }: Database, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await pool.query(
    `select from graphile_worker.reschedule_jobs(
       (select array_agg(id) from graphile_worker._private_jobs
         where locked_at is null and attempts = 0 and run_at > now() and (payload->>'runAt')::timestamptz <= $1),
       run_at => now())`,
    [now.toString()],
  );
  return rowCount ?? 0;
}
