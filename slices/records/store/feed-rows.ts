import type { SliceTransaction } from '@lendline/platform';
import type { FeedId } from '../contract.ts';
import type { KnownRow, RowFace } from '../rules/match-rows.ts';
import type { RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** What is known of rows with these ids, these amounts or these keys. */
export async function knownRows(
  { db }: Tx,
  feed: FeedId,
  like: readonly Pick<RowFace, 'idIndex' | 'money'>[],
): Promise<readonly KnownRow[]> {
  if (like.length === 0) return [];
  const ids = like.flatMap(({ idIndex }) => (idIndex === null ? [] : [idIndex]));
  const rows = await db
    .selectFrom('feed_row')
    .selectAll()
    .where('feed_id', '=', feed)
    .where((row) =>
      row.or([
        row('money', 'in', [...new Set(like.map(({ money }) => money))]),
        ...(ids.length > 0 ? [row('id_index', 'in', [...new Set(ids)])] : []),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    key: row.row_key,
    idIndex: row.id_index,
    look: row.look,
    money: row.money,
    day: row.day,
    digest: row.digest,
    booked: row.booked,
    seenIn: row.seen_in,
    gone: row.gone_at !== null,
  }));
}

export interface SeenRow {
  readonly key: string;
  readonly face: RowFace;
}

/** Writes the newest version of rows that are new or have changed. */
export async function writeRows(
  { db, context }: Tx,
  of: { readonly feed: FeedId; readonly reading: string },
  rows: readonly SeenRow[],
): Promise<void> {
  if (rows.length === 0) return;
  // Of two versions in one message the later one stands.
  const newest = [...new Map(rows.map((row) => [row.key, row])).values()];
  await db
    .insertInto('feed_row')
    .values(
      newest.map(({ key, face }) => ({
        feed_id: of.feed,
        row_key: key,
        tenant: context.tenant,
        id_index: face.idIndex,
        look: face.look,
        money: face.money,
        day: face.day,
        digest: face.digest,
        booked: face.booked,
        seen_in: of.reading,
        gone_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['feed_id', 'row_key']).doUpdateSet((row) => ({
        id_index: row.ref('excluded.id_index'),
        look: row.ref('excluded.look'),
        money: row.ref('excluded.money'),
        day: row.ref('excluded.day'),
        digest: row.ref('excluded.digest'),
        booked: row.ref('excluded.booked'),
        seen_in: row.ref('excluded.seen_in'),
      })),
    )
    .execute();
}

/** Remembers that these rows were told of again. */
export async function seeAgain(
  { db }: Tx,
  of: { readonly feed: FeedId; readonly reading: string },
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable('feed_row')
    .set({ seen_in: of.reading })
    .where('feed_id', '=', of.feed)
    .where('row_key', 'in', keys)
    .execute();
}

export interface Span {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** Ends pending rows of a span that a complete reading of it did not tell of: they were never booked. Answers how many. */
export async function endUnseen(
  { db, context }: Tx,
  of: { readonly feed: FeedId; readonly reading: string },
  { from, until }: Span,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('feed_row')
    .set({ gone_at: context.now() })
    .where('feed_id', '=', of.feed)
    .where('booked', '=', false)
    .where('gone_at', 'is', null)
    .where('seen_in', '<>', of.reading)
    .where('day', '>', from)
    .where('day', '<=', until)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The keys of rows that had gone by `at`, by feed. */
export async function goneKeys(
  { db }: Tx,
  feeds: readonly FeedId[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<FeedId, ReadonlySet<string>>> {
  if (feeds.length === 0) return new Map();
  const rows = await db
    .selectFrom('feed_row')
    .select(['feed_id', 'row_key'])
    .where('feed_id', 'in', feeds)
    .where('gone_at', '<=', at)
    .execute();
  const gone = new Map<FeedId, Set<string>>(feeds.map((feed) => [feed, new Set()]));
  for (const { feed_id, row_key } of rows) gone.get(feed_id)?.add(row_key);
  return gone;
}

/** Those of these digests of left-out rows that were told of before. */
export async function knownLeftOut({ db }: Tx, feed: FeedId, digests: readonly string[]): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set();
  const rows = await db
    .selectFrom('feed_left_out')
    .select('digest')
    .where('feed_id', '=', feed)
    .where('digest', 'in', digests)
    .execute();
  return new Set(rows.map(({ digest }) => digest));
}

export async function writeLeftOut({ db, context }: Tx, feed: FeedId, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return;
  await db
    .insertInto('feed_left_out')
    .values([...new Set(digests)].map((digest) => ({ feed_id: feed, digest, tenant: context.tenant })))
    .onConflict((conflict) => conflict.columns(['feed_id', 'digest']).doNothing())
    .execute();
}
