import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Forgets what was observed of a line, and whatever others said of its number. Answers how many edges there were. */
export async function forgetLine({ db }: Tx, line: LineId): Promise<number> {
  const number = sql`select number_key from observed_line where line_id = ${line} and number_key is not null`;
  const applications = sql`
    select held from edge where holder_kind = 'borrower' and holder = ${line} and relation = 'application'`;
  // Arrays, because beside an `or` the rows of a subquery are looked for in the whole table, past every index.
  const { rows } = await sql`
    delete from edge
      where (holder_kind = 'borrower' and holder = ${line})
         or (holder_kind = 'application' and holder = any (array(${applications})))
         or (relation = 'emergency-contact' and held = any (array(${number})))
      returning held`.execute(db);
  await db.deleteFrom('attempt').where('borrower', '=', line).execute();
  await db.deleteFrom('visit').where('line_id', '=', line).execute();
  await db.deleteFrom('observed_line').where('line_id', '=', line).execute();
  return rows.length;
}

/** Edges that lie so long behind that nobody is judged by them any more. Answers how many there were. */
export async function forgetEdgesBefore({ db }: Tx, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    delete from edge where ended_at < ${at} or (relation = 'application' and from_at < ${at})
      or (holder_kind = 'application' and from_at < ${at}) returning held`.execute(db);
  return rows.length;
}

/** Network addresses are kept for days; attempts as long as the longest window, and some time to look back. */
export async function forgetAttemptsBefore(
  { db }: Tx,
  { networks, attempts }: { readonly networks: Temporal.Instant; readonly attempts: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('attempt')
    .set({ network: null })
    .where('network', 'is not', null)
    .where('at', '<', networks)
    .execute();
  await db
    .updateTable('visit')
    .set({ network: null })
    .where('network', 'is not', null)
    .where('at', '<', networks)
    .execute();
  await db.deleteFrom('attempt').where('at', '<', attempts).execute();
  await db.deleteFrom('visit').where('at', '<', attempts).execute();
}

/** Has every process make its graph anew: what was erased leaves memory as well. */
export async function countErasure({ db, context }: Tx): Promise<void> {
  await db
    .insertInto('erasure_count')
    .values({ tenant: context.tenant, erasures: 1 })
    .onConflict((conflict) =>
      conflict.column('tenant').doUpdateSet({ erasures: sql<number>`erasure_count.erasures + 1` }),
    )
    .execute();
}
