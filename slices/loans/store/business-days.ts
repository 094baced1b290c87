import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

export async function lastBusinessDay({ db }: Tx): Promise<Temporal.PlainDate | null> {
  const row = await db
    .selectFrom('business_day')
    .select(sql<Temporal.PlainDate | null>`max(day)`.as('day'))
    .executeTakeFirst();
  return row?.day ?? null;
}

/** When business dates were last closed, whichever they were. */
export async function lastClosedAt({ db }: Tx): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('business_day')
    .select(sql<Temporal.Instant | null>`max(run_at)`.as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Which of these days were not recorded before. */
export async function recordBusinessDays(
  { db, context }: Tx,
  { days, runOn }: { days: readonly Temporal.PlainDate[]; runOn: Temporal.PlainDate },
): Promise<readonly Temporal.PlainDate[]> {
  if (days.length === 0) return [];
  const rows = await db
    .insertInto('business_day')
    .values(days.map((day) => ({ tenant: context.tenant, day, run_on: runOn, run_at: context.now() })))
    .onConflict((conflict) => conflict.columns(['tenant', 'day']).doNothing())
    .returning('day')
    .execute();
  return rows.map(({ day }) => day);
}

/** One close of business at a time for each lender; waits for another that runs. Held until the transaction ends. */
export async function holdCloseOfBusiness({ db, context }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`loans close of business ${context.tenant}`}, 0))`.execute(
    db,
  );
}
