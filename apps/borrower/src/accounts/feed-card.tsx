import type { Feed } from '@lendline/records/contract';
import { formatDay, formatInstant } from '@lendline/ui';
import { useEffect, useState } from 'preact/hooks';
import { records } from '../api/records.ts';
import { useAction } from '../api/use-action.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { useProviderName } from './provider-name.ts';
import { bankPage, lastArrivalOf, type Standing, standingOf } from './standing.ts';
import { refusals, someTrouble, troubles, words } from './words.ts';

export interface FeedCardProps {
  readonly feed: Feed;
  readonly refresh: () => Promise<void>;
}

/** One connected account: where it stands, what is to be done, and how to stop it. */
export function FeedCard({ feed, refresh }: FeedCardProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { journey } = useJourney();
  const name = useProviderName(feed.provider);
  const arrival = lastArrivalOf(feed, journey.imports);
  const standing = standingOf(feed, arrival);
  const stopping = useAction(async () => {
    const result = await records.stopFeed({ feedId: feed.id });
    if (result.ok) await refresh();
    return result;
  });
  return (
    <article class="card stack" aria-label={name}>
      <h3>{name}</h3>
      <div aria-live="polite">
        <StandingText feed={feed} standing={standing} arrival={arrival} />
        {standing === 'first-reading' && <div class="running" aria-hidden="true" />}
      </div>
      {standing === 'at-bank' && <AtBank feed={feed} refresh={refresh} />}
      {standing === 'nothing-sent' && <Number feed={feed} />}
      <p class="hint">{t('since', { day: formatDay(feed.linkedAt, locale) })}</p>
      <NoteOfTrouble problem={stopping.problem} />
      {feed.state === 'linked' && (
        <Button kind="quiet" busy={stopping.busy} onClick={() => stopping.run()}>
          {t('stopOf', { what: name })}
        </Button>
      )}
    </article>
  );
}

interface StandingTextProps {
  readonly feed: Feed;
  readonly standing: Standing;
  readonly arrival: string | null;
}

function StandingText({ feed, standing, arrival }: StandingTextProps) {
  const t = useWords(words);
  const text = useText();
  const { locale } = useLanguage();
  const at = (instant: string | null): string => (instant === null ? '' : formatInstant(instant, locale));
  const lines: Readonly<Record<Standing, { readonly tone: string; readonly said: string }>> = {
    read: { tone: 'verdict good', said: t('read', { until: at(feed.readUntil) }) },
    sends: { tone: 'verdict good', said: t('sends', { at: at(arrival) }) },
    troubled: { tone: 'verdict warn', said: text(troubles[feed.lastProblem ?? ''] ?? someTrouble) },
    refused: { tone: 'verdict warn', said: text(refusals[feed.reason ?? ''] ?? someTrouble) },
    'at-bank': { tone: '', said: t('at-bank') },
    'first-reading': { tone: '', said: t('first-reading') },
    'nothing-sent': { tone: '', said: t('nothing-sent') },
    stopped: { tone: '', said: t('stopped') },
    'consent-ended': { tone: '', said: t('consent-ended') },
  };
  const { tone, said } = lines[standing];
  const comesAgain = standing === 'read' || standing === 'troubled';
  return (
    <>
      <p class={tone}>{said}</p>
      {comesAgain && feed.nextAt && <p class="hint">{t('next', { at: at(feed.nextAt) })}</p>}
    </>
  );
}

/** The way to the bank's page. Whoever is here has perhaps just come from there, so the lender is asked to look. */
function AtBank({ feed, refresh }: FeedCardProps) {
  const t = useWords(words);
  const { provider } = feed;
  const page = bankPage(feed);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void records.linkFeed({ provider }).then(refresh);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [provider, refresh]);
  return page === null ? null : <Button onClick={() => location.assign(page)}>{t('toBank')}</Button>;
}

/** What the partner has to be told: which connection is meant. */
function Number({ feed }: { readonly feed: Feed }) {
  const t = useWords(words);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(feed.id);
    setCopied(true);
  };
  return (
    <>
      <p class="long-number">{feed.id}</p>
      <Button kind="secondary" onClick={() => void copy().catch(() => undefined)}>
        <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
      </Button>
    </>
  );
}
