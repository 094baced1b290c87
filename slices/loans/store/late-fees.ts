import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import { type Ageing, ofSpan } from './close-of-business.ts';
import type { LoansTables } from './tables.ts';

/** Loans with an instalment that since they were last aged, or their lot was closed, became so late that it costs a late fee. */
export async function loansWithLateFee(
  { db }: SliceTransaction<LoansTables>,
  ageing: Ageing,
): Promise<readonly string[]> {
  const { closedThrough, through } = ageing;
  const { rows } = await sql<{ id: string }>`
    with charged as materialized (
      select id, (late_fee ->> 'from_dpd')::integer as from_dpd, pause_from, pause_until,
             greatest(aged_on, ${closedThrough}::date) as before
        from loan where late_fee is not null and ${ofSpan(ageing)}
    )
    select distinct id from charged join instalment on loan_id = id
      where paid_on is null and paid < due_total and due_on < ${through}::date
        and late_days(due_on, ${through}::date, pause_from, pause_until) >= from_dpd
        and late_days(due_on, before, pause_from, pause_until) < from_dpd
      order by id`.execute(db);
  return rows.map(({ id }) => id);
}
