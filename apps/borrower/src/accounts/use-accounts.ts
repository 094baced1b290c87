import type { Problem } from '@lendline/kernel';
import type { Feed, FeedProvider } from '@lendline/records/contract';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { newestOnly } from '../api/newest.ts';
import { records } from '../api/records.ts';
import { useJourney } from '../journey/journey-context.ts';
import { isUnderWay } from './standing.ts';

/** What can be connected here, and what is. */
export interface Accounts {
  readonly providers: readonly FeedProvider[];
  readonly feeds: readonly Feed[];
}

const soon_ms = 1_000;
const patient_ms = 8_000;

async function ask() {
  const [providers, feeds] = await Promise.all([records.listProviders({}), records.listMyFeeds({})]);
  if (!providers.ok) return providers;
  return feeds.ok ? { ok: true as const, value: { ...providers.value, ...feeds.value } } : feeds;
}

export interface AccountsState {
  readonly accounts: Accounts | null;
  readonly problem: Problem | null;
  readonly refresh: () => Promise<void>;
}

/** The accounts of a person, asked for again while something happens with one, and taken over into the journey then. */
export function useAccounts(): AccountsState {
  const { reload } = useJourney();
  const [accounts, setAccounts] = useState<Accounts | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isNews = useMemo(newsTeller, []);
  const newest = useMemo(newestOnly, []);
  const refresh = useCallback(async (): Promise<void> => {
    const answer = await newest.ask(ask);
    if (answer === null) return;
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setAccounts(answer.value);
    // What was read since is among the imports now.
    if (isNews(answer.value.feeds.map(({ id, readUntil }) => `${id} ${readUntil}`).join())) void reload();
  }, [reload, isNews, newest]);
  useEffect(() => void refresh(), [refresh]);
  useWatching(accounts?.feeds.some(isUnderWay) ?? false, refresh);
  return { accounts, problem, refresh };
}

/** Tells whether a text differs from the one before; the first is no news. */
function newsTeller(): (text: string) => boolean {
  let known: string | null = null;
  return (text) => {
    const isNews = known !== null && known !== text;
    known = text;
    return isNews;
  };
}

/** Looks again while something is under way, less often as it lasts, and when the person comes back to the page. */
function useWatching(underWay: boolean, refresh: () => Promise<void>): void {
  useEffect(() => {
    if (!underWay) return;
    let wait_ms = soon_ms;
    let timer: ReturnType<typeof setTimeout>;
    const lookLater = (): void => {
      timer = setTimeout(() => void refresh().then(lookLater), wait_ms);
      wait_ms = Math.min(patient_ms, wait_ms * 1.5);
    };
    lookLater();
    return () => clearTimeout(timer);
  }, [underWay, refresh]);
  useEffect(() => {
    const onShow = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', onShow);
    return () => document.removeEventListener('visibilitychange', onShow);
  }, [refresh]);
}
