import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { IntakeWeek } from '../contract.ts';
import type { Weeks } from './intake-samples.ts';
import type { RecordsTables } from './tables.ts';

/** What came in each week in which something came, oldest first: of one kind, or all files of one source. */
export async function weeksOf(
  { db }: SliceTransaction<RecordsTables>,
  { kind, ofFiles }: { readonly kind: string; readonly ofFiles: boolean },
  { first, last }: Weeks,
): Promise<readonly IntakeWeek[]> {
  const wanted = ofFiles ? sql`source = ${kind} and is_file` : sql`kind = ${kind}`;
  const { rows } = await sql<{
    week: Temporal.PlainDate;
    intakes: bigint;
    rows: bigint;
    left_out: bigint;
    unread: bigint;
    per_day: number | null;
  }>`
    select week,
           count(*) filter (where refused is null) as intakes,
           coalesce(sum(rows_read), 0)::bigint as rows,
           coalesce(sum(rows_left_out), 0)::bigint as left_out,
           count(refused) as unread,
           percentile_cont(0.5) within group (order by rows_read::float8 / days) filter (where days > 0) as per_day
      from intake_sample
     where ${wanted} and week between ${first} and ${last}
     group by week order by week`.execute(db);
  return rows.map((row) => ({
    week: row.week.toString(),
    intakes: Number(row.intakes),
    rows: Number(row.rows),
    rowsLeftOut: Number(row.left_out),
    unread: Number(row.unread),
    rowsPerDay: row.per_day,
  }));
}
