import { ok } from '@lendline/kernel';
import type { DeclaredTie, Feed, FeedProvider, RecordsClient } from '@lendline/records/contract';
import { importOf } from '../data/imports.ts';
import { found, type Handling, refuse } from './answers.ts';
import { count, type Lender, now } from './lender.ts';

/** Where the made-up bank asks the person; tests serve it. */
export const bankAddress = 'http://bank.example/consents/1';

const providers: readonly FeedProvider[] = [
  { provider: 'mobile-money', way: 'pull', source: 'payment-statement', needsAccount: true },
  { provider: 'open-banking', way: 'pull', source: 'payment-statement', needsAccount: false },
  { provider: 'sandbox-pay', way: 'push', source: 'payment-statement', needsAccount: false },
];

type FeedOperations = 'listProviders' | 'listMyFeeds' | 'linkFeed' | 'stopFeed' | 'listMyTies' | 'declareTies';

/** Accounts and named people. A first reading is through when it is asked about for the second time. */
export function feedsOf(lender: Lender): Pick<Handling<RecordsClient>, FeedOperations> {
  return {
    listProviders: () => ok({ providers }),
    listMyFeeds: () => {
      const told = lender.feeds;
      lender.feeds = lender.feeds.map((feed) => (isBeingRead(feed) ? read(lender, feed) : feed));
      return ok({ feeds: told });
    },
    linkFeed: ({ provider, account }) => {
      const known = lender.feeds.find((feed) => feed.provider === provider && feed.state === 'linked');
      if (known) return ok(change(lender, known, looked(lender, known)));
      if (account?.endsWith('w404'))
        return ok(change(lender, newFeed(lender, provider), { state: 'refused', reason: 'other-holder' }));
      return ok(newFeed(lender, provider));
    },
    stopFeed: ({ feedId }) => {
      const feed = lender.feeds.find(({ id }) => id === feedId);
      return found(feed && change(lender, feed, { state: 'stopped', nextAt: null }));
    },
    listMyTies: () => ok({ ties: lender.ties }),
    declareTies: ({ ties }) => {
      const wrong = ties.findIndex(({ phone }) => !/^\d{11}$/.test(phone.replaceAll(' ', '')));
      if (wrong >= 0)
        return refuse('records.tie-number', {
          status: 422,
          zh: `第 ${wrong + 1} 位联系人的号码不是有效的电话号码。请检查后重新填写。`,
          en: `The number of person ${wrong + 1} is no phone number. Please check it and send the list again.`,
          parameters: { row: wrong + 1 },
        });
      lender.ties = ties.map(({ kind }): DeclaredTie => ({ kind, declaredAt: now() }));
      return ok({ ties: lender.ties });
    },
  };
}

function newFeed(lender: Lender, provider: string): Feed {
  const feed: Feed = {
    id: `feed_01k9x3v7m2aaaaaaaaaaaaaa${String(count(lender, 'linkFeed')).padStart(2, '0')}`,
    lineId: lender.line.id,
    provider,
    way: provider === 'sandbox-pay' ? 'push' : 'pull',
    source: 'payment-statement',
    state: 'linked',
    reason: null,
    linkedAt: now(),
    readUntil: null,
    authoriseAt: provider === 'open-banking' ? bankAddress : null,
    lastProblem: null,
    nextAt: null,
  };
  lender.feeds = [...lender.feeds, feed];
  return feed;
}

/** The person came back: the bank is asked whether they agreed. */
function looked({ temper }: Lender, { authoriseAt }: Feed): Partial<Feed> {
  if (authoriseAt === null) return {};
  return temper.bank === 'agreed' ? { authoriseAt: null } : { lastProblem: 'permit-waiting' };
}

function change(lender: Lender, { id }: Feed, part: Partial<Feed>): Feed {
  lender.feeds = lender.feeds.map((feed) => (feed.id === id ? { ...feed, ...part } : feed));
  return lender.feeds.find((feed) => feed.id === id)!;
}

function isBeingRead({ way, state, authoriseAt, readUntil }: Feed): boolean {
  return way === 'pull' && state === 'linked' && authoriseAt === null && readUntil === null;
}

function read(lender: Lender, feed: Feed): Feed {
  const { id, provider, way, source } = feed;
  const report = importOf({ source, fileName: id, lineId: lender.line.id, n: count(lender, 'upload') })!;
  lender.imports = [...lender.imports, { ...report, kind: provider, feed: { id, provider, way } }];
  return { ...feed, lastProblem: null, readUntil: now(), nextAt: now(86_400) };
}
