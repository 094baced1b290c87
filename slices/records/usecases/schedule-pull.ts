import { present } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { FeedId } from '../contract.ts';
import type { RecordsTables } from '../store/tables.ts';

/** Has a feed read at an instant. There is one turn at a time: a later word replaces an earlier one. */
export async function schedulePull(
  tx: SliceTransaction<RecordsTables>,
  feedId: FeedId,
  runAt: Temporal.Instant,
): Promise<void> {
  await tx.enqueue({ task: 'pull', payload: { feedId }, key: feedId, queue: feedId, runAt });
}

/** The feed that a job is about. */
export function feedIdIn(payload: unknown): FeedId {
  const id = typeof payload === 'object' && payload !== null && 'feedId' in payload ? payload.feedId : null;
  return present(typeof id === 'string' ? (id as FeedId) : undefined, 'a job names a feed by its id');
}
