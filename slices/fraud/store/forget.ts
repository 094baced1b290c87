import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { type RawBuilder, sql } from 'kysely';
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

/**
 * Forgets edges that lie so long behind that nobody is judged by them any more: those longest over first, at most so many.
 * Answers how many there were. An edge that is told of again meanwhile is left to the next time.
 */
export async function forgetEdgesBefore({ db }: Tx, due: DueEdges): Promise<number> {
  const dueRows = edgesOver(due);
  const { numAffectedRows } = await sql`delete from edge where ctid = any (array(${dueRows}))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

interface DueEdges {
  readonly at: Temporal.Instant;
  readonly atMost: number;
}

/** Where the edges are that were over before an instant. In the words of the index `edge_over`, else every edge is read. */
export function edgesOver({ at, atMost }: DueEdges): RawBuilder<unknown> {
  const over = sql`least(ended_at, case when 'application' in (relation, holder_kind) then from_at end)`;
  return sql`select ctid from edge where ${over} < ${at} order by ${over} limit ${atMost}`;
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
