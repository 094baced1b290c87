import type { LineId } from '@lendline/lines/contract';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { FeatureSnapshot, SnapshotId } from '../contract.ts';
import type { FeaturesTables, SnapshotRow } from './tables.ts';

type Tx = SliceTransaction<FeaturesTables>;

/** False when the line has a snapshot of this instant already. */
export async function insertSnapshot({ db, context }: Tx, row: Omit<SnapshotRow, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('snapshot')
    .values({
      ...row,
      tenant: context.tenant,
      feature_values: toJson(row.feature_values),
      coverage: toJson(row.coverage),
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'line_id', 'as_of']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function snapshotAsOf(
  { db }: Tx,
  of: { readonly line: LineId; readonly asOf: Temporal.Instant },
): Promise<FeatureSnapshot | null> {
  const row = await db
    .selectFrom('snapshot')
    .selectAll()
    .where('line_id', '=', of.line)
    .where('as_of', '=', of.asOf)
    .executeTakeFirst();
  return row ? toSnapshot(row) : null;
}

export async function findSnapshot({ db }: Tx, id: SnapshotId): Promise<FeatureSnapshot | null> {
  const row = await db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toSnapshot(row) : null;
}

function toSnapshot(row: SnapshotRow): FeatureSnapshot {
  return {
    id: row.id,
    lineId: row.line_id,
    asOf: row.as_of.toString(),
    catalogueVersion: row.catalogue_version,
    values: row.feature_values,
    coverage: row.coverage,
  };
}
