import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { borrowerLine, type SliceTransaction } from '@lendline/platform';
import type { Feed, RecordSource } from '../contract.ts';
import { notAllowed, problem } from '../problems.ts';
import { feedsOfLine, findFeed, findFeedOf, insertFeed, moveFeed, toFeed } from '../store/feeds.ts';
import type { FeedRecord, RecordsTables } from '../store/tables.ts';
import { askConsent } from './ask-consent.ts';
import type { RecordsParts } from './parts.ts';
import { schedulePull } from './schedule-pull.ts';

export interface LinkFeed {
  readonly provider: string;
  readonly account?: string | undefined;
  readonly permit?: string | undefined;
}

const mostFeeds = 10;

/** Connects an account at a provider, or lets a partner send. The consent is asked first; the first reading is a job. */
export async function linkFeed(parts: RecordsParts, context: Context, input: LinkFeed): Promise<Result<Feed, Problem>> {
  const line = borrowerLine(context);
  const wanted = wantedOf(parts, input);
  if (!wanted.ok) return wanted;
  const { source } = wanted.value;
  const consent = await askConsent(parts, context, { line, source });
  if (!consent.ok) return consent;
  if (!consent.value.allowed) {
    const refused = notAllowed(source, consent.value.because);
    const reason = refused.error.code;
    await parts.database.transaction(context, (tx) =>
      tx.audit({ action: 'link-feed', subject: line, outcome: 'refused', reason }),
    );
    return refused;
  }
  const known = await parts.database.transaction(context, (tx) => feedsOfLine(tx, line), { readOnly: true });
  const row = await newFeed(parts, context, { ...wanted.value, line, known });
  return parts.database.transaction(context, (tx) => link(tx, row));
}

type NewFeed = Omit<FeedRecord, 'tenant'>;

interface Wanted {
  readonly provider: string;
  readonly way: 'pull' | 'push';
  readonly source: RecordSource;
  readonly account: string | null;
  readonly permit: string | null;
}

/** A phone number is no name of an account here: it would stand in a URL. */
const numberLike = /^\+?\d{9,15}$/;

function wantedOf({ pullProviders, pushPartners }: RecordsParts, input: LinkFeed): Result<Wanted, Problem> {
  const partner = pushPartners.get(input.provider);
  if (partner) return ok({ provider: partner.name, way: 'push', source: partner.source, account: null, permit: null });
  const provider = pullProviders.get(input.provider);
  if (!provider) return problem('records.provider-unknown');
  const { account = null, permit = null } = input;
  const isMissing = account === null && provider.needsAccount;
  const isNamed = account === null || (provider.accountForm.test(account) && !numberLike.test(account));
  if (isMissing || !isNamed) return problem('records.account-form');
  return ok({ provider: provider.name, way: 'pull', source: provider.source, account, permit });
}

async function newFeed(
  { crypto }: RecordsParts,
  context: Context,
  { line, known, account, permit, ...of }: Wanted & { readonly line: LineId; readonly known: readonly FeedRecord[] },
): Promise<NewFeed> {
  const { tenant } = context;
  const now = context.now();
  const index = await crypto.blindIndex({ tenant, use: 'feed-account' }, account ?? '');
  // What is sealed is bound to its row, so that a feed that is taken up again keeps its id.
  const same = known.find((one) => one.provider === of.provider && one.account_index === index);
  const id = same?.id ?? newId('feed', now);
  const seal = async (column: 'account' | 'permit', text: string | null): Promise<string | null> =>
    text === null ? null : crypto.encrypt({ tenant, table: 'feed', row: id, column }, text);
  return {
    ...of,
    id,
    line_id: line,
    account_index: index,
    account: await seal('account', account),
    permit: await seal('permit', permit),
    state: 'linked',
    reason: null,
    holder: 'unknown',
    linked_at: now,
    read_until: null,
    attempts: 0,
    last_problem: null,
    next_at: of.way === 'pull' ? now : null,
    authorise_at: null,
    revision: 0,
  };
}

async function link(tx: SliceTransaction<RecordsTables>, row: NewFeed): Promise<Result<Feed, Problem>> {
  const standing = await feedsOfLine(tx, row.line_id);
  const known = standing.find((one) => one.provider === row.provider && one.account_index === row.account_index);
  if (!known && standing.length >= mostFeeds) return problem('records.too-many-feeds');
  if (known?.state === 'linked') {
    // Back from the bank's page: whether they agreed there is looked at now and not at the next turn.
    if (known.authorise_at !== null) await schedulePull(tx, known.id, tx.context.now());
    return ok(toFeed(known));
  }
  const linked = known ? await takeUp(tx, row) : await insert(tx, row);
  await tx.audit({
    action: 'link-feed',
    subject: linked.id,
    outcome: 'done',
    details: { provider: linked.provider, way: linked.way, source: linked.source },
  });
  if (linked.way === 'pull') await schedulePull(tx, linked.id, tx.context.now());
  return ok(toFeed(linked));
}

/** Takes up what was stopped, where it was, with the permit of now. */
async function takeUp(
  tx: SliceTransaction<RecordsTables>,
  { id, permit, linked_at, next_at }: NewFeed,
): Promise<FeedRecord> {
  // A permit that is not given here is asked for anew.
  const fresh = { attempts: 0, last_problem: null, reason: null, permit, authorise_at: null, linked_at, next_at };
  const feed = (await moveFeed(tx, id, { to: 'linked', ...fresh })) ?? (await findFeed(tx, id));
  assert(feed, 'a feed is never deleted');
  return feed;
}

async function insert(tx: SliceTransaction<RecordsTables>, row: NewFeed): Promise<FeedRecord> {
  await insertFeed(tx, row);
  const feed = await findFeedOf(tx, { line: row.line_id, provider: row.provider, account: row.account_index });
  assert(feed, 'a feed that was inserted, now or at the same moment, is there');
  return feed;
}
