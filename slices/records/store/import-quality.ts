import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ImportId } from '../contract.ts';
import type { StoredQuality } from '../rules/stored-quality.ts';
import type { RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** What an import is worth, with keyed hashes of its series and of its rows. */
export interface KeptQuality {
  readonly series: string;
  readonly quality: StoredQuality;
  readonly rowHashes: readonly string[];
  /** Of a feed: the row that each hash is a version of. */
  readonly rowKeys: readonly string[] | null;
}

export async function insertQuality({ db, context }: Tx, id: ImportId, kept: KeptQuality): Promise<void> {
  await db
    .insertInto('import_quality')
    .values({
      import_id: id,
      tenant: context.tenant,
      series: kept.series,
      quality: toJson(kept.quality),
      row_hashes: kept.rowHashes,
      row_keys: kept.rowKeys,
    })
    .execute();
}

/** Imports of before this was kept have none. */
export async function qualitiesOf({ db }: Tx, ids: readonly ImportId[]): Promise<ReadonlyMap<ImportId, KeptQuality>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('import_quality').selectAll().where('import_id', 'in', ids).execute();
  return new Map(
    rows.map(({ import_id, series, quality, row_hashes, row_keys }) => [
      import_id,
      { series, quality, rowHashes: row_hashes, rowKeys: row_keys },
    ]),
  );
}
