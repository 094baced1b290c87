import type { SliceTransaction } from '@lendline/platform';
import type { ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** The first day on which something is to be forgotten; undefined when nothing is kept. */
export async function nextForgetting({ db }: Tx): Promise<Temporal.PlainDate | undefined> {
  const [values, scores] = [
    await db
      .selectFrom('kept_score')
      .select('values_until as day')
      .where('feature_values', 'is not', null)
      .where('values_until', 'is not', null)
      .orderBy('values_until')
      .limit(1)
      .executeTakeFirst(),
    await db
      .selectFrom('kept_score')
      .select('score_until as day')
      .where('score_until', 'is not', null)
      .orderBy('score_until')
      .limit(1)
      .executeTakeFirst(),
  ];
  const days = [values, scores].flatMap((row) => (row ? [row.day] : []));
  return days.toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0];
}

/** Forgets the values of scores whose time is over, of so many at most. */
export async function forgetOldValues({ db }: Tx, on: Temporal.PlainDate, limit: number): Promise<number> {
  const rows = await db
    .updateTable('kept_score')
    .set({ feature_values: null })
    .where('id', 'in', (old) =>
      old
        .selectFrom('kept_score')
        .select('id')
        .where('feature_values', 'is not', null)
        .where('values_until', '<=', on)
        .limit(limit),
    )
    .returning('id')
    .execute();
  return rows.length;
}

/** Deletes scores whose time is over, with what was said beside them and what became of them, so many at most. */
export async function deleteOldScores({ db }: Tx, on: Temporal.PlainDate, limit: number): Promise<number> {
  const old = await db
    .selectFrom('kept_score')
    .select(['id', 'application_id'])
    .where('score_until', '<=', on)
    .limit(limit)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await db.deleteFrom('model_score').where('kept_id', 'in', ids).execute();
  await db.deleteFrom('kept_score').where('id', 'in', ids).execute();
  const applications = old.map(({ application_id }) => application_id);
  // Another attempt of the application may be kept for longer, and its outcome with it.
  await db
    .deleteFrom('outcome')
    .where('application_id', 'in', applications)
    .where('application_id', 'not in', (kept) =>
      kept.selectFrom('kept_score').select('application_id').where('application_id', 'in', applications),
    )
    .execute();
  return old.length;
}
