import { type Context, dayIn } from '@lendline/kernel';
import type { FeedRefusal, FeedSilence, PermitDesk } from '../connectors/feed-connector.ts';
import { noteFeed } from '../store/feeds.ts';
import type { FeedRecord } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';

/** Whether the provider's own consent and the account are there. `moved`: a step was taken, look at the feed again. */
export type Preparation =
  | 'ready'
  | 'moved'
  | { readonly kind: 'unknown'; readonly because: FeedSilence | 'permit-waiting' }
  | { readonly kind: 'refused'; readonly because: FeedRefusal };

export interface ToPrepare {
  readonly feed: FeedRecord;
  readonly permits: PermitDesk;
  readonly phone: string;
}

/** Banks give a consent for half a year; then the person is asked again. */
const permit_days = 180;

/** One step towards a feed that can be read: ask for the consent, wait for the person, find the account. */
export async function preparePermit(parts: RecordsParts, context: Context, given: ToPrepare): Promise<Preparation> {
  const { feed } = given;
  if (feed.permit === null) return askPermit(parts, context, given);
  if (feed.authorise_at !== null) return waitForPerson(parts, context, given);
  return feed.account === null ? findAccount(parts, context, given) : 'ready';
}

async function askPermit(
  parts: RecordsParts,
  context: Context,
  { feed, permits, phone }: ToPrepare,
): Promise<Preparation> {
  const until = dayIn(parts.freshness.zone, context.now()).add({ days: permit_days });
  const answer = await permits.ask({ phone, until });
  if (answer.kind !== 'permit') return answer;
  const permit = await seal(parts, context, { feed, column: 'permit', text: answer.permit });
  const authorise_at = answer.agreed ? null : answer.authoriseAt;
  await parts.database.transaction(context, async (tx) => {
    await noteFeed(tx, feed.id, { permit, authorise_at });
    const details = { provider: feed.provider, agreed: answer.agreed };
    await tx.audit({ action: 'ask-permit', subject: feed.id, outcome: 'done', details });
  });
  return answer.agreed ? 'moved' : { kind: 'unknown', because: 'permit-waiting' };
}

async function waitForPerson(
  parts: RecordsParts,
  context: Context,
  { feed, permits }: ToPrepare,
): Promise<Preparation> {
  const answer = await permits.look(await open(parts, context, feed));
  if (answer.kind !== 'permit') return answer;
  if (!answer.agreed) return { kind: 'unknown', because: 'permit-waiting' };
  await parts.database.transaction(context, (tx) => noteFeed(tx, feed.id, { authorise_at: null }));
  return 'moved';
}

/** The first account that the consent covers. */
async function findAccount(parts: RecordsParts, context: Context, { feed, permits }: ToPrepare): Promise<Preparation> {
  const answer = await permits.accounts(await open(parts, context, feed));
  if (answer.kind !== 'accounts') return answer;
  const [first] = answer.accounts;
  if (first === undefined) return { kind: 'refused', because: 'no-such-account' };
  const account = await seal(parts, context, { feed, column: 'account', text: first });
  await parts.database.transaction(context, (tx) => noteFeed(tx, feed.id, { account }));
  return 'moved';
}

interface ToSeal {
  readonly feed: FeedRecord;
  readonly column: 'account' | 'permit';
  readonly text: string;
}

function seal({ crypto }: RecordsParts, { tenant }: Context, { feed, column, text }: ToSeal): Promise<string> {
  return crypto.encrypt({ tenant, table: 'feed', row: feed.id, column }, text);
}

function open({ crypto }: RecordsParts, { tenant }: Context, { id, permit }: FeedRecord): Promise<string> {
  return crypto.decrypt({ tenant, table: 'feed', row: id, column: 'permit' }, permit ?? '');
}
