import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound, type SliceTransaction } from '@lendline/platform';
import type { Feed, FeedId } from '../contract.ts';
import { findFeed, moveFeed, toFeed } from '../store/feeds.ts';
import type { FeedRecord, RecordsTables } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';

/** Disconnects a feed of the borrower. Stopping what no longer runs changes nothing. */
export async function stopFeed(
  { database }: RecordsParts,
  context: Context,
  feedId: FeedId,
): Promise<Result<Feed, Problem>> {
  const line = borrowerLine(context);
  return database.transaction(context, async (tx) => {
    const feed = await findFeed(tx, feedId);
    if (feed?.line_id !== line) return notFound();
    return ok(toFeed((await endFeed(tx, feed, { to: 'stopped', reason: null })) ?? feed));
  });
}

export interface FeedEnd {
  readonly to: 'stopped' | 'consent-ended' | 'refused';
  readonly reason: string | null;
}

/** Ends a feed once, with audit and event; undefined when it has ended already. */
export async function endFeed(
  tx: SliceTransaction<RecordsTables>,
  { id }: Pick<FeedRecord, 'id'>,
  { to, reason }: FeedEnd,
): Promise<FeedRecord | undefined> {
  const ended = await moveFeed(tx, id, { to, reason, next_at: null });
  if (!ended) return undefined;
  const details = { provider: ended.provider, state: to, reason };
  await tx.audit({ action: 'end-feed', subject: id, outcome: 'done', details });
  const data = { feedId: id, lineId: ended.line_id, provider: ended.provider, state: to, reason };
  await tx.publish({ type: 'records.feed-ended', version: 1, subject: id, data });
  return ended;
}
