import type { LocalText } from '@lendline/kernel';
import type { Feed, FeedId } from '@lendline/records/contract';
import type { Tone } from '../words/states.ts';
import { endings, providerTexts, standings, troubles } from './words.ts';

/** A feed as staff see it: never the account itself. */
export interface FeedView {
  readonly id: FeedId;
  readonly provider: LocalText;
  readonly way: 'pull' | 'push';
  readonly standing: { readonly tone: Tone; readonly text: LocalText };
  /** What went wrong, or why it has ended, in plain words; null while all is well. */
  readonly note: LocalText | null;
  readonly linkedAt: string;
  /** Everything before has been read. */
  readonly readUntil: string | null;
  readonly nextAt: string | null;
  /** Whether it can be read now instead of at its next turn. */
  readonly canBeRead: boolean;
}

export function feedView(feed: Feed): FeedView {
  const { id, provider, way, linkedAt, readUntil, nextAt } = feed;
  const standing = standings[standingOf(feed)];
  const canBeRead = feed.state === 'linked' && way === 'pull';
  const name = providerTexts[provider] ?? { 'zh-CN': provider, en: provider };
  return { id, provider: name, way, standing, note: noteOf(feed), linkedAt, readUntil, nextAt, canBeRead };
}

function standingOf({ state, way, authoriseAt, lastProblem, readUntil }: Feed): keyof typeof standings {
  if (state !== 'linked') return state;
  if (authoriseAt !== null) return 'at-bank';
  // Back from the bank, the feed still remembers that it waited for it.
  if (lastProblem !== null && lastProblem !== 'permit-waiting') return 'troubled';
  if (way === 'push') return 'sent-to-us';
  return readUntil === null ? 'first-reading' : 'read';
}

function noteOf(feed: Feed): LocalText | null {
  const { state, reason, lastProblem } = feed;
  if (state === 'linked') return standingOf(feed) === 'troubled' ? codeText(troubles, lastProblem) : null;
  return reason === null ? null : codeText(endings, reason);
}

/** A reason without words of its own is shown as it is: better than nothing. */
function codeText(texts: Readonly<Record<string, LocalText | undefined>>, code: string | null): LocalText {
  return texts[code ?? ''] ?? { 'zh-CN': code ?? '–', en: code ?? '–' };
}
