import type { StrategyDetail, StrategyId } from '@lendline/decisions/contract';
import { useParams } from '@tanstack/react-router';
import { useWords } from '../../language/language.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { LoadedPage } from '../../parts/loaded-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useStrategies, useStrategy } from '../strategies-query.ts';
import { StrategyNav } from '../strategy-nav.tsx';
import { strategyWords } from '../words.ts';
import { DocumentPanel } from './document-panel.tsx';
import { EnvironmentPanel } from './environment-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { environments } from './release-steps.ts';
import { StandingPanel } from './standing-panel.tsx';
import { releaseWords } from './words.ts';

/** From a draft to what decides: review by a second person, canary, live, and the way back. */
export function ReleasePage() {
  const { strategyId } = useParams({ from: '/strategies/$strategyId/release' });
  const query = useStrategy(strategyId as StrategyId);
  const t = useWords(strategyWords);
  return (
    <LoadedPage title={t('version')} query={query}>
      {(detail) => <ReleaseOf detail={detail} />}
    </LoadedPage>
  );
}

function ReleaseOf({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(releaseWords);
  const query = useStrategies();
  return (
    <>
      <StrategyNav strategyId={detail.id} />
      <PageHead title={t('title', { number: detail.number })} note={detail.name} />
      <div className="stack">
        <DocumentPanel key={`${detail.state} ${detail.revision}`} detail={detail} />
        <Loaded query={query}>
          {({ environment: house, strategies }) => (
            <>
              {environments.map((environment) => (
                <EnvironmentPanel key={environment} environment={environment} detail={detail} strategies={strategies} />
              ))}
              <StandingPanel house={house} strategies={strategies} />
            </>
          )}
        </Loaded>
        <HistoryPanel history={detail.history} />
      </div>
    </>
  );
}
