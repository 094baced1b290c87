import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { FraudCaseId } from '../contract.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Closed cases whose time is over, so many at most, each with all that were merged into it. */
export async function endedCases({ db }: Tx, on: Temporal.PlainDate, limit: number): Promise<readonly FraudCaseId[]> {
  const over = await db
    .selectFrom('fraud_case')
    .select('id')
    .where('delete_on', '<=', on)
    .orderBy('delete_on')
    .limit(limit)
    // Nobody opens one of them again meanwhile.
    .forUpdate()
    .execute();
  const { rows } = await sql<{ id: FraudCaseId }>`
    with recursive family(id) as (
      select unnest(${over.map(({ id }) => id)}::text[])
      union select fraud_case.id from fraud_case join family on fraud_case.merged_into = family.id)
    select id from family`.execute(db);
  return rows.map(({ id }) => id);
}

/** Deletes whole families of cases with all that stands beside them. */
export async function deleteCases({ db }: Tx, ids: readonly FraudCaseId[]): Promise<void> {
  await db.updateTable('assessment').set({ case_id: null }).where('case_id', 'in', ids).execute();
  for (const table of ['fraud_label', 'case_event', 'fraud_alert', 'case_person'] as const) {
    await db.deleteFrom(table).where('case_id', 'in', ids).execute();
  }
  await db.deleteFrom('fraud_case').where('id', 'in', ids).execute();
}
