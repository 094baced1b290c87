import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ModelId } from '../contract.ts';
import type { DriftWeekRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** Writes the figures of a week over those that were made while it was shorter. */
export async function writeWeek({ db, context }: Tx, row: Omit<DriftWeekRow, 'tenant' | 'measured_at'>): Promise<void> {
  const figures = {
    rows: row.rows,
    drift: toJson(row.drift),
    expected: toJson(row.expected),
    matured: row.matured && toJson(row.matured),
    measured_at: context.now(),
  };
  await db
    .insertInto('drift_week')
    .values({ tenant: context.tenant, model_id: row.model_id, week: row.week, ...figures })
    .onConflict((conflict) => conflict.columns(['tenant', 'model_id', 'week']).doUpdateSet(figures))
    .execute();
}

/** The newest weeks of a model, the oldest first. */
export async function weeksOf({ db }: Tx, model: ModelId, limit = 26): Promise<readonly DriftWeekRow[]> {
  const rows = await db
    .selectFrom('drift_week')
    .selectAll()
    .where('model_id', '=', model)
    .orderBy('week', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed();
}
