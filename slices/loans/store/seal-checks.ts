import type { SliceTransaction } from '@lendline/platform';
import type { LoansTables, SealCheckRow } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

export async function insertSealCheck({ db }: Tx, row: SealCheckRow): Promise<void> {
  await db.insertInto('seal_check').values(row).execute();
}

export async function lastSealCheck({ db }: Tx): Promise<SealCheckRow | null> {
  const newest = db.selectFrom('seal_check').selectAll().orderBy('checked_at', 'desc').orderBy('id', 'desc').limit(1);
  return (await newest.executeTakeFirst()) ?? null;
}
