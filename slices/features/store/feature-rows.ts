import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { type SliceDatabase, type SliceTransaction, toJson } from '@lendline/platform';
import { sql } from 'kysely';
import type { FeatureRow, FeaturesTables, LineDayRow } from './tables.ts';

type Tx = SliceTransaction<FeaturesTables>;

/** The newest features of a line. */
export async function findFeatureRow(
  database: SliceDatabase<FeaturesTables>,
  context: Context,
  line: LineId,
): Promise<FeatureRow | undefined> {
  const rows = await database.read(context, (db) =>
    db.selectFrom('feature_row').selectAll().where('line_id', '=', line),
  );
  return rows[0];
}

export type KeptDay = Omit<LineDayRow, 'tenant' | 'line_id'>;

/** A line as it is kept: the row and all its days. */
export interface KeptState {
  readonly row: FeatureRow;
  readonly days: readonly KeptDay[];
}

/** Row and days of a line in one query; null when nothing is kept of it. */
export async function readState({ db }: Tx, line: LineId): Promise<KeptState | null> {
  const found = await db
    .selectFrom('feature_row')
    .selectAll()
    .select(
      sql<readonly DayCells[]>`(
        select coalesce(json_agg(json_build_array(source, day, code_version, digest, sealed)), '[]')
        from line_day where line_day.tenant = feature_row.tenant and line_day.line_id = feature_row.line_id)`.as(
        'days',
      ),
    )
    .where('line_id', '=', line)
    .executeTakeFirst();
  if (!found) return null;
  const { days, ...row } = found;
  return { row, days: days.map(toDay) };
}

type DayCells = readonly [source: KeptDay['source'], day: string, code_version: number, digest: string, sealed: string];

function toDay([source, day, code_version, digest, sealed]: DayCells): KeptDay {
  return { source, day: Temporal.PlainDate.from(day), code_version, digest, sealed };
}

type NewRow = Omit<FeatureRow, 'tenant' | 'revision'>;

/**
 * Writes the row when nobody wrote it since `revision` was read (0: there was none), and holds it until the commit;
 * false otherwise, and then nothing is written.
 */
export async function writeRow({ db, context }: Tx, row: NewRow, revision: number): Promise<boolean> {
  const values = { ...row, feature_values: toJson(row.feature_values), coverage: toJson(row.coverage) };
  const written =
    revision === 0
      ? await db
          .insertInto('feature_row')
          .values({ ...values, tenant: context.tenant, revision: 1 })
          .onConflict((conflict) => conflict.columns(['tenant', 'line_id']).doNothing())
          .returning('revision')
          .executeTakeFirst()
      : await db
          .updateTable('feature_row')
          .set({ ...values, revision: revision + 1 })
          .where('line_id', '=', row.line_id)
          .where('revision', '=', revision)
          .returning('revision')
          .executeTakeFirst();
  return written !== undefined;
}

/** Forgets a line whose records may no longer be read, unless somebody wrote it since `revision` was read. */
export async function removeState({ db }: Tx, line: LineId, revision: number): Promise<boolean> {
  const removed = await db
    .deleteFrom('feature_row')
    .where('line_id', '=', line)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
  if (!removed) return false;
  await db.deleteFrom('line_day').where('line_id', '=', line).execute();
  return true;
}
