import type { LineId } from '@lendline/lines/contract';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ImportId } from '../contract.ts';
import type { ImportRow, RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** False when the same bytes of this line were imported before. */
export async function insertImport({ db, context }: Tx, row: Omit<ImportRow, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('import')
    .values({
      ...row,
      tenant: context.tenant,
      marks: toJson(row.marks),
      warnings: toJson(row.warnings),
      first_problems: toJson(row.first_problems),
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'line_id', 'file_hash']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findByHash(
  { db }: Tx,
  of: { readonly line: LineId; readonly hash: string },
): Promise<ImportRow | undefined> {
  return db
    .selectFrom('import')
    .selectAll()
    .where('line_id', '=', of.line)
    .where('file_hash', '=', of.hash)
    .executeTakeFirst();
}

export async function findImport({ db }: Tx, id: ImportId): Promise<ImportRow | undefined> {
  return db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first; `until` leaves out what arrived later. */
export async function importsOfLine({ db }: Tx, line: LineId, until: Temporal.Instant): Promise<readonly ImportRow[]> {
  return db
    .selectFrom('import')
    .selectAll()
    .where('line_id', '=', line)
    .where('imported_at', '<=', until)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
