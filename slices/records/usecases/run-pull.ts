import { type Context, newId } from '@lendline/kernel';
import { asService } from '@lendline/platform';
import type { FeedAccount, FeedSilence, PageAnswer } from '../connectors/feed-connector.ts';
import type { FeedId } from '../contract.ts';
import { holderOfCalls } from '../rules/holder.ts';
import { matchRows } from '../rules/match-rows.ts';
import { nextSpan, retryAfter } from '../rules/pull-schedule.ts';
import { findFeed, noteFeed } from '../store/feeds.ts';
import { insertPull, openPull, type PullRow } from '../store/pulls.ts';
import type { FeedRecord } from '../store/tables.ts';
import { askConsent } from './ask-consent.ts';
import type { RecordsParts } from './parts.ts';
import { type Preparation, preparePermit } from './prepare-permit.ts';
import type { Owner, Reading } from './reading.ts';
import { schedulePull } from './schedule-pull.ts';
import { endFeed } from './stop-feed.ts';
import { takePage } from './take-page.ts';

/** Pages that one job reads before it lets others have their turn. */
const pagesPerTurn = 20;

/** Where a feed stands after a step: another page waits, the reading is through, or there is nothing to do now. */
type Step = 'more' | 'done';

/**
 * Reads a feed, page after page, the consent asked before each. Where it stops, however it stops, the cursor is in the
 * database: the next turn goes on from there.
 */
export async function runPull(parts: RecordsParts, context: Context, feedId: FeedId): Promise<void> {
  const turn: Turn = { feedId, owner: null };
  for (let page = 0; page < pagesPerTurn; page += 1) {
    if ((await readOnce(parts, context, turn)) === 'done') return;
  }
  await parts.database.transaction(context, (tx) => schedulePull(tx, feedId, context.now()));
}

/** What one job keeps from page to page: personal data is asked for once. */
interface Turn {
  readonly feedId: FeedId;
  owner: Owner | null;
}

async function readOnce(parts: RecordsParts, context: Context, turn: Turn): Promise<Step> {
  const opened = await beginReading(parts, context, turn.feedId);
  const provider = opened && parts.pullProviders.get(opened.feed.provider);
  if (!opened || !provider) return 'done';
  const { feed } = opened;
  const consent = await askConsent(parts, context, { line: feed.line_id, source: feed.source });
  if (!consent.ok) return tryLater(parts, context, { feed, because: 'consent-unknown' });
  if (!consent.value.allowed) return end(parts, context, { feed, to: 'consent-ended', reason: consent.value.because });
  const owner = turn.owner ?? (await ownerOf(parts, context, feed));
  if (!owner) return tryLater(parts, context, { feed, because: 'line-unknown' });
  turn.owner = owner;
  const { permits } = provider.connector;
  const prepared = permits ? await preparePermit(parts, context, { feed, permits, phone: owner.phone }) : 'ready';
  if (prepared === 'moved') return 'more';
  if (prepared !== 'ready') return afterNoAnswer(parts, context, { feed, ...prepared });
  const account = await accountOf(parts, context, { feed, phone: owner.phone });
  const { consentId } = consent.value;
  const reading: Reading = { ...opened, provider, account, owner, consentId };
  return (await checkHolder(parts, context, reading)) ?? readPage(parts, context, reading);
}

/** The feed and the reading that is open, or a new one; undefined when the feed is not to be read. */
function beginReading(
  { database, feedTerms }: RecordsParts,
  context: Context,
  feedId: FeedId,
): Promise<Pick<Reading, 'feed' | 'pull'> | undefined> {
  return database.transaction(context, async (tx) => {
    const feed = await findFeed(tx, feedId);
    if (feed?.state !== 'linked' || feed.way !== 'pull') return undefined;
    const open = await openPull(tx, feedId);
    if (open) return { feed, pull: open };
    const now = context.now();
    const span = nextSpan(feed.read_until, now, feedTerms);
    await insertPull(tx, {
      id: newId('pull', now),
      feed_id: feedId,
      from_at: span.from,
      until_at: span.until,
      next_page: null,
      pages: 0,
      page_marks: [],
      started_at: now,
      finished_at: null,
    });
    const pull = await openPull(tx, feedId);
    return pull && { feed, pull };
  });
}

async function ownerOf(
  { lines }: RecordsParts,
  context: Context,
  { line_id: lineId }: FeedRecord,
): Promise<Owner | null> {
  const asking = asService(context, 'records');
  const line = await lines.getLine(asking, { lineId });
  const person = line.ok ? await lines.readPersonalData(asking, { lineId, purpose: 'holder check' }) : line;
  if (!line.ok || !person.ok) return null;
  const { name, phone } = person.value;
  return { country: line.value.country, name, phone };
}

async function accountOf(
  { crypto }: RecordsParts,
  { tenant }: Context,
  { feed, phone }: { readonly feed: FeedRecord; readonly phone: string },
): Promise<FeedAccount> {
  const open = async (column: 'account' | 'permit'): Promise<string | null> => {
    const sealed = feed[column];
    return sealed === null ? null : crypto.decrypt({ tenant, table: 'feed', row: feed.id, column }, sealed);
  };
  return { account: (await open('account')) ?? '', permit: await open('permit'), phone };
}

/** Before the first page: whose account it is. Another's is not read at all. Null when the reading goes on. */
async function checkHolder(
  parts: RecordsParts,
  context: Context,
  { feed, pull, provider, account, owner }: Reading,
): Promise<Step | null> {
  if (feed.holder === 'applicant' || pull.pages > 0) return null;
  const told = await provider.connector.readHolder(account);
  if (told.kind !== 'holder') return afterNoAnswer(parts, context, { feed, ...told });
  const holder = holderOfCalls(told, owner);
  if (holder === 'other') return end(parts, context, { feed, to: 'refused', reason: 'other-holder' });
  if (holder === 'unknown') return null;
  await parts.database.transaction(context, (tx) => noteFeed(tx, feed.id, { holder }));
  // Whose it is stands in the database now; the next step reads the first page with it.
  return 'more';
}

async function readPage(parts: RecordsParts, context: Context, reading: Reading): Promise<Step> {
  const { feed, pull, provider, account } = reading;
  const page = await nextPageOf(parts, context, pull);
  const answer: PageAnswer = await provider.connector.readPage({
    ...account,
    from: pull.from_at,
    until: pull.until_at,
    page,
  });
  if (answer.kind !== 'page') return afterNoAnswer(parts, context, { feed, ...answer });
  const taken = await takePage(parts, context, { reading, answer, match: matchRows });
  if (taken === 'repeated') return tryLater(parts, context, { feed, because: 'page-repeated' });
  return taken;
}

async function nextPageOf({ crypto }: RecordsParts, { tenant }: Context, pull: PullRow): Promise<string | null> {
  if (pull.next_page === null) return null;
  return crypto.decrypt({ tenant, table: 'pull', row: pull.id, column: 'next_page' }, pull.next_page);
}

type NoAnswer = Exclude<Preparation, 'ready' | 'moved'>;

function afterNoAnswer(
  parts: RecordsParts,
  context: Context,
  { feed, ...answer }: NoAnswer & { readonly feed: FeedRecord },
): Promise<Step> {
  return answer.kind === 'unknown'
    ? tryLater(parts, context, { feed, because: answer.because })
    : end(parts, context, { feed, to: 'refused', reason: answer.because });
}

/** The outcome is not known: the same page is asked for again, later and later. */
async function tryLater(
  { database, metrics }: RecordsParts,
  context: Context,
  {
    feed,
    because,
  }: {
    readonly feed: FeedRecord;
    readonly because: FeedSilence | 'consent-unknown' | 'line-unknown' | 'permit-waiting';
  },
): Promise<Step> {
  const runAt = context.now().add(retryAfter(feed.attempts));
  await database.transaction(context, async (tx) => {
    await noteFeed(tx, feed.id, { attempts: feed.attempts + 1, last_problem: because, next_at: runAt });
    await schedulePull(tx, feed.id, runAt);
  });
  metrics.count('events', `pull:${because}`);
  return 'done';
}

async function end(
  { database, metrics }: RecordsParts,
  context: Context,
  {
    feed,
    to,
    reason,
  }: { readonly feed: FeedRecord; readonly to: 'consent-ended' | 'refused'; readonly reason: string | null },
): Promise<Step> {
  await database.transaction(context, (tx) => endFeed(tx, feed, { to, reason }));
  metrics.count('events', `pull:${to}`);
  return 'done';
}
