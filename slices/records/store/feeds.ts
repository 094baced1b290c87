import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { Feed, FeedId, FeedState, RecordSource } from '../contract.ts';
import { statesBefore } from '../rules/feed-lifecycle.ts';
import type { FeedFacts } from './import-report.ts';
import type { FeedRecord, FeedTable, RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** False when this account of the line is linked already, or was. */
export async function insertFeed({ db, context }: Tx, row: Omit<FeedRecord, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('feed')
    .values({ ...row, tenant: context.tenant })
    .onConflict((conflict) => conflict.columns(['tenant', 'line_id', 'provider', 'account_index']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findFeed({ db }: Tx, id: FeedId): Promise<FeedRecord | undefined> {
  return db.selectFrom('feed').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findFeedOf(
  { db }: Tx,
  of: { readonly line: LineId; readonly provider: string; readonly account: string },
): Promise<FeedRecord | undefined> {
  return db
    .selectFrom('feed')
    .selectAll()
    .where('line_id', '=', of.line)
    .where('provider', '=', of.provider)
    .where('account_index', '=', of.account)
    .executeTakeFirst();
}

/** Oldest first. */
export async function feedsOfLine({ db }: Tx, line: LineId): Promise<readonly FeedRecord[]> {
  return db.selectFrom('feed').selectAll().where('line_id', '=', line).orderBy('linked_at').orderBy('id').execute();
}

type Patch = Partial<
  Pick<
    FeedTable,
    | 'reason'
    | 'holder'
    | 'account'
    | 'permit'
    | 'authorise_at'
    | 'linked_at'
    | 'read_until'
    | 'attempts'
    | 'last_problem'
    | 'next_at'
  >
>;

/** Moves a feed along its lifecycle; undefined when it is in no state from which that is allowed. */
export async function moveFeed(
  { db }: Tx,
  id: FeedId,
  { to, ...patch }: Patch & { readonly to: FeedState },
): Promise<FeedRecord | undefined> {
  return db
    .updateTable('feed')
    .set({ ...patch, state: to })
    .where('id', '=', id)
    .where('state', 'in', statesBefore(to))
    .returningAll()
    .executeTakeFirst();
}

export async function noteFeed({ db }: Tx, id: FeedId, patch: Patch): Promise<void> {
  await db.updateTable('feed').set(patch).where('id', '=', id).execute();
}

/** The feed, when it is linked and nothing was taken since `revision` was read; it is the caller's until the commit. */
export async function takeTurn(
  { db }: Tx,
  { id, revision }: Pick<FeedRecord, 'id' | 'revision'>,
): Promise<FeedRecord | undefined> {
  return db
    .updateTable('feed')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'linked')
    .returningAll()
    .executeTakeFirst();
}

/** The linked feeds of a line that this source's consent is about. */
export async function linkedFeeds(
  { db }: Tx,
  of: { readonly line: LineId; readonly sources: readonly RecordSource[] },
): Promise<readonly FeedRecord[]> {
  if (of.sources.length === 0) return [];
  return db
    .selectFrom('feed')
    .selectAll()
    .where('line_id', '=', of.line)
    .where('source', 'in', of.sources)
    .where('state', '=', 'linked')
    .execute();
}

/** How far the feeds of these imports spoke by `at`: to the end of their last complete reading, or their newest row. */
export async function feedFacts(
  { db }: Tx,
  ids: readonly (FeedId | null)[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<FeedId, FeedFacts>> {
  const feeds = [...new Set(ids.filter((id) => id !== null))];
  if (feeds.length === 0) return new Map();
  const rows = await db
    .selectFrom('feed')
    .select(['id', 'provider', 'way'])
    .select(
      sql<Temporal.Instant | null>`greatest(
        (select max(until_at) from pull where feed_id = feed.id and finished_at <= ${at}),
        (select max(newest_event) from import where feed_id = feed.id and imported_at <= ${at}))`.as('reaches'),
    )
    .where('id', 'in', feeds)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export function toFeed(row: FeedRecord): Feed {
  return {
    id: row.id,
    lineId: row.line_id,
    provider: row.provider,
    way: row.way,
    source: row.source,
    state: row.state,
    reason: row.reason,
    linkedAt: row.linked_at.toString(),
    readUntil: row.read_until?.toString() ?? null,
    authoriseAt: row.authorise_at,
    lastProblem: row.last_problem,
    nextAt: row.next_at?.toString() ?? null,
  };
}
