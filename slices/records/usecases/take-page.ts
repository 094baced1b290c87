import { type Context, dayIn } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { PageAnswer } from '../connectors/feed-connector.ts';
import type { FeedRead } from '../contract.ts';
import { endUnseen } from '../store/feed-rows.ts';
import { noteFeed, takeTurn } from '../store/feeds.ts';
import { notePull } from '../store/pulls.ts';
import type { RecordsTables } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';
import type { Reading } from './reading.ts';
import { schedulePull } from './schedule-pull.ts';
import { sortRows, writeSorted } from './sort-rows.ts';
import type { Sorted, Told } from './told.ts';

export interface PageToTake {
  readonly reading: Reading;
  readonly answer: PageAnswer & { readonly kind: 'page' };
  readonly match: Told['match'];
}

/**
 * Takes a page: its rows, the cursor, audit and event in one transaction. `repeated`: the provider gave an earlier page
 * of this reading again, so that the rows that were asked for are still to come. `done` also when another process was faster.
 */
export async function takePage(
  parts: RecordsParts,
  context: Context,
  { reading, answer, match }: PageToTake,
): Promise<'more' | 'done' | 'repeated'> {
  const { feed, pull, owner } = reading;
  const { entries: rows, leftOut, next } = answer;
  const told: Told = { feed, reading: pull.id, country: owner.country, rows, leftOut, match };
  const sorted = await sortRows(parts, context, told);
  const isEmpty = rows.length + leftOut.length === 0;
  if (!isEmpty && pull.page_marks.includes(sorted.mark)) return 'repeated';
  const nextPage =
    next === null
      ? null
      : await parts.crypto.encrypt({ tenant: context.tenant, table: 'pull', row: pull.id, column: 'next_page' }, next);
  const isTaken = await parts.database.transaction(context, async (tx) => {
    if (!(await takeTurn(tx, feed))) return false;
    const report = await writeSorted(parts, tx, { feed, reading: pull.id, sorted });
    await tx.audit({
      action: 'pull-page',
      subject: feed.id,
      outcome: 'done',
      details: detailsOf(reading, sorted, report?.id ?? null),
    });
    const page_marks = [...pull.page_marks, sorted.mark];
    await notePull(tx, pull.id, { next_page: nextPage, pages: pull.pages + 1, page_marks });
    await noteFeed(tx, feed.id, { attempts: 0, last_problem: null });
    if (next === null) await finish(parts, tx, reading);
    return true;
  });
  if (isTaken) parts.metrics.count('events', `pull:page`);
  return isTaken && next !== null ? 'more' : 'done';
}

/** Who was asked, under which consent, for which page, and what it brought. */
function detailsOf({ feed, pull, consentId }: Reading, { fresh, again, problems }: Sorted, importId: string | null) {
  return {
    provider: feed.provider,
    consent: consentId,
    pull: pull.id,
    page: pull.pages + 1,
    import: importId,
    rows: { fresh: fresh.length, unchanged: again.length, leftOut: problems.length },
  };
}

/** Ends a reading that is complete, and sets the feed's next turn. */
async function finish(
  { feedTerms, freshness }: RecordsParts,
  tx: SliceTransaction<RecordsTables>,
  { feed, pull }: Reading,
): Promise<void> {
  const now = tx.context.now();
  const [from, until] = [dayIn(freshness.zone, pull.from_at), dayIn(freshness.zone, pull.until_at)];
  const ended = await endUnseen(tx, { feed: feed.id, reading: pull.id }, { from, until });
  await notePull(tx, pull.id, { finished_at: now });
  const due = pull.until_at.add({ hours: feedTerms.every_hours });
  // A reading that took long is followed at once by that of what has happened since.
  const next_at = Temporal.Instant.compare(due, now) < 0 ? now : due;
  await noteFeed(tx, feed.id, { read_until: pull.until_at, next_at });
  await schedulePull(tx, feed.id, next_at);
  const { id: feedId, line_id: lineId, source, provider } = feed;
  const data: FeedRead = { feedId, lineId, source, provider, until: pull.until_at.toString(), ended };
  await tx.publish({ type: 'records.feed-read', version: 1, subject: feedId, data });
}
