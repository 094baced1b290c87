import type { Feed, ImportReport } from '@lendline/records/contract';

/** What a person needs to know of a connected account, in one word. */
export type Standing =
  | 'at-bank'
  | 'first-reading'
  | 'troubled'
  | 'read'
  | 'nothing-sent'
  | 'sends'
  | 'stopped'
  | 'consent-ended'
  | 'refused';

/** `lastArrival`: when something of it came last; null when nothing has. */
export function standingOf(feed: Feed, lastArrival: string | null): Standing {
  if (feed.state !== 'linked') return feed.state;
  if (feed.way === 'push') return lastArrival === null ? 'nothing-sent' : 'sends';
  if (feed.authoriseAt !== null) return 'at-bank';
  // Back from the bank, the lender still remembers that it waited for it.
  if (feed.lastProblem !== null && feed.lastProblem !== 'permit-waiting') return 'troubled';
  return feed.readUntil === null ? 'first-reading' : 'read';
}

/** When something of a feed came last, as the imports tell it; null when nothing has. */
export function lastArrivalOf({ id }: Feed, imports: readonly ImportReport[]): string | null {
  const arrivals = imports.filter(({ feed }) => feed?.id === id).map(({ importedAt }) => importedAt);
  return arrivals.toSorted().at(-1) ?? null;
}

/** Whether something happens with it that a person waits for: the bank's answer, or the first reading. */
export function isUnderWay(feed: Feed): boolean {
  return feed.readUntil === null && ['at-bank', 'first-reading', 'troubled'].includes(standingOf(feed, null));
}

/** The page of a bank, if it is one that a browser may be sent to. */
export function bankPage({ authoriseAt }: Feed): string | null {
  return authoriseAt !== null && /^https?:\/\//.test(authoriseAt) ? authoriseAt : null;
}

/** What the provider calls an account, from what a person copies out of the wallet: with or without the kind of name. */
export function accountName(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  if (/^\+?\d{9,15}$/.test(text.replaceAll(/[\s-]/g, ''))) return null;
  if (/^[a-z]+@[\w.-]{1,128}$/.test(text)) return text;
  return /^[\w.-]{1,128}$/.test(text) ? `walletid@${text}` : null;
}
