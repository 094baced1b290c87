import type { SliceTransaction } from '@lendline/platform';
import type { FeedId } from '../contract.ts';
import type { PullTable, RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

export type PullRow = Readonly<PullTable>;

/** The reading that is under way. */
export async function openPull({ db }: Tx, feed: FeedId): Promise<PullRow | undefined> {
  return db
    .selectFrom('pull')
    .selectAll()
    .where('feed_id', '=', feed)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
}

export async function insertPull({ db, context }: Tx, row: Omit<PullRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('pull')
    .values({ ...row, tenant: context.tenant })
    .execute();
}

/** Moves the cursor. */
export async function notePull(
  { db }: Tx,
  id: string,
  patch: Partial<Pick<PullTable, 'next_page' | 'pages' | 'page_marks' | 'finished_at'>>,
): Promise<void> {
  await db.updateTable('pull').set(patch).where('id', '=', id).execute();
}
