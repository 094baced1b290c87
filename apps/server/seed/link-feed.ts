import { setTimeout as pause } from 'node:timers/promises';
import type { Context, Random } from '@lendline/kernel';
import type { Feed } from '@lendline/records/contract';
import type { Person } from '@lendline/world';
import { must, type WalkParts } from './walk.ts';

/** How a simulated person lets the lender read an account: a wallet, a bank, or a payment company that sends. */
export type FeedWish = 'mobile-money' | 'open-banking' | 'sandbox-pay';

/** Most people who let an account be read take the wallet that they pay with. */
export function feedWish(random: Random): FeedWish {
  const draw = random.next();
  if (draw < 0.5) return 'mobile-money';
  return draw < 0.8 ? 'open-banking' : 'sandbox-pay';
}

const patience_ms = 30_000;

/** Links an account through the same operations as the phone app, answers the bank, and waits for the first reading. */
export async function linkFeed(
  parts: WalkParts,
  context: Context,
  { person, wish }: { readonly person: Person; readonly wish: FeedWish },
): Promise<void> {
  const { country, clients } = parts;
  const account = wish === 'mobile-money' ? { account: country.walletOf(person) } : {};
  const feed = must(await clients.records.linkFeed(context, { provider: wish, ...account }));
  if (feed.way === 'push') return country.sendTo(person, feed.id);
  const asked = await until(parts, context, { id: feed.id, is: (now) => now.authoriseAt !== null || isThrough(now) });
  if (asked.authoriseAt === null) return;
  await country.agreeAt(asked.authoriseAt);
  // As when the person comes back from the bank: the lender looks at once.
  must(await clients.records.linkFeed(context, { provider: wish }));
  await until(parts, context, { id: feed.id, is: isThrough });
}

/** Read to the end, or never to be read. */
function isThrough({ state, readUntil }: Feed): boolean {
  return state !== 'linked' || readUntil !== null;
}

async function until(
  { clients }: WalkParts,
  context: Context,
  { id, is }: { readonly id: Feed['id']; readonly is: (feed: Feed) => boolean },
): Promise<Feed> {
  const limit = performance.now() + patience_ms;
  for (;;) {
    const { feeds } = must(await clients.records.listMyFeeds(context, {}));
    const feed = feeds.find((one) => one.id === id);
    if (feed && is(feed)) return feed;
    if (performance.now() > limit) throw new Error('a simulated account was not read in time');
    await pause(15);
  }
}
