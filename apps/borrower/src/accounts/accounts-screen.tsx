import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentPath } from '../journey/places.ts';
import { useWords } from '../language/language.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { AllowHere } from '../permissions/allow-here.tsx';
import { usePermission } from '../permissions/use-permission.ts';
import { ConnectCard } from './connect-card.tsx';
import { FeedCard } from './feed-card.tsx';
import { type AccountsState, useAccounts } from './use-accounts.ts';
import { words } from './words.ts';

const source = 'payment-statement';

/** Accounts instead of files: the permission first, then what is connected, and what can be. */
export function AccountsScreen() {
  const { journey, draft } = useJourney();
  const t = useWords(words);
  const { allowed, toAsk } = usePermission(source);
  return (
    <Screen title={t('title')} back={() => go(currentPath(journey, draft))}>
      <p class="lead">{t('lead')}</p>
      {toAsk && (
        <>
          <h2>{t('first')}</h2>
          <AllowHere notice={toAsk} />
        </>
      )}
      <Lists allowed={allowed} />
    </Screen>
  );
}

function Lists({ allowed }: { readonly allowed: boolean }) {
  const t = useWords(words);
  const state = useAccounts();
  const { accounts, problem, refresh } = state;
  if (accounts === null) return <NoteOfTrouble problem={problem} retry={() => void refresh()} />;
  const linked = accounts.feeds.filter((feed) => feed.state === 'linked');
  const over = accounts.feeds.filter((feed) => feed.state !== 'linked');
  const free = accounts.providers.filter(({ provider }) => !linked.some((feed) => feed.provider === provider));
  return (
    <>
      <NoteOfTrouble problem={problem} retry={() => void refresh()} />
      <Feeds title={t('connected')} feeds={linked} refresh={refresh} />
      {allowed && free.length > 0 && (
        <>
          <h2>{t('toConnect')}</h2>
          {free.map((provider) => (
            <ConnectCard key={provider.provider} provider={provider} refresh={refresh} />
          ))}
        </>
      )}
      {accounts.providers.length === 0 && <p class="hint">{t('none')}</p>}
      <Feeds title={t('ended')} feeds={over} refresh={refresh} />
    </>
  );
}

interface FeedsProps extends Pick<AccountsState, 'refresh'> {
  readonly title: string;
  readonly feeds: NonNullable<AccountsState['accounts']>['feeds'];
}

function Feeds({ title, feeds, refresh }: FeedsProps) {
  if (feeds.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      {feeds.map((feed) => (
        <FeedCard key={feed.id} feed={feed} refresh={refresh} />
      ))}
    </>
  );
}
