import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { Feed, FeedId } from '../contract.ts';
import { problem } from '../problems.ts';
import { findFeed, noteFeed, toFeed } from '../store/feeds.ts';
import type { RecordsParts } from './parts.ts';
import { schedulePull } from './schedule-pull.ts';

/** Has a feed read now instead of at its next turn. */
export async function pullNow(
  { database }: RecordsParts,
  context: Context,
  feedId: FeedId,
): Promise<Result<Feed, Problem>> {
  return database.transaction(context, async (tx) => {
    const feed = await findFeed(tx, feedId);
    if (!feed) return notFound();
    if (feed.way !== 'pull' || feed.state !== 'linked') return problem('records.feed-not-read');
    const now = context.now();
    await noteFeed(tx, feedId, { next_at: now });
    await schedulePull(tx, feedId, now);
    await tx.audit({ action: 'pull-now', subject: feedId, outcome: 'done' });
    return ok(toFeed({ ...feed, next_at: now }));
  });
}
