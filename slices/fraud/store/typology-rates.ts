import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { WeekOfTypology } from '../rules/typology-rates.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

interface Since {
  readonly from: Temporal.Instant;
  /** Weeks are of its days. */
  readonly zone: string;
}

/** How many applications were assessed in each week, by its Monday. */
export async function assessmentsByWeek({ db }: Tx, { from, zone }: Since): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ week: string; assessments: number }>`
    select date_trunc('week', assessed_at at time zone ${zone})::date::text as week, count(*)::int as assessments
    from assessment where stage = 'application' and assessed_at >= ${from} group by 1`.execute(db);
  return new Map(rows.map(({ week, assessments }) => [week, assessments]));
}

/** How often each typology was reached, and how often it was not asked, week by week. */
export async function outcomesByWeek({ db }: Tx, { from, zone }: Since): Promise<readonly WeekOfTypology[]> {
  const { rows } = await sql<WeekOfTypology>`
    select date_trunc('week', assessed_at at time zone ${zone})::date::text as week, typology, outcome,
      count(*)::int as assessments
    from assessment
    cross join lateral (
      select hit->>'typology' as typology, hit->>'outcome' as outcome from jsonb_array_elements(hits) as hit
      union all
      select unnest(halted), 'not-asked'
    ) as said
    where stage = 'application' and assessed_at >= ${from} group by 1, 2, 3`.execute(db);
  return rows;
}
