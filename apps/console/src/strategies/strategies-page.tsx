import type { StrategySummary } from '@lendline/decisions/contract';
import { formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useRowKeys } from '../keyboard/use-row-keys.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { StartDrafts } from './edit/start-draft.tsx';
import { StandingPanel } from './release/standing-panel.tsx';
import { ReleaseTags } from './release-tags.tsx';
import { useStrategies } from './strategies-query.ts';
import './strategies.css';
import { environmentNames, strategyStates, strategyWords } from './words.ts';

function useColumns(): readonly Column<StrategySummary>[] {
  const t = useWords(strategyWords);
  const { locale } = useLanguage();
  const who = useWho();
  return [
    {
      key: 'version',
      title: t('version'),
      onCard: 'title',
      render: ({ id, number }) => (
        <Link to="/strategies/$strategyId" params={{ strategyId: id }} data-row>
          {t('one', { number })}
        </Link>
      ),
    },
    { key: 'name', title: t('name'), render: ({ name }) => name },
    {
      key: 'state',
      title: t('state'),
      onCard: 'beside',
      render: ({ state }) => <StateTag {...strategyStates[state]} />,
    },
    {
      key: 'releases',
      title: t('releases'),
      render: ({ releases }) => <ReleaseTags releases={releases} />,
    },
    {
      key: 'saved',
      title: t('saved'),
      render: ({ savedBy, savedAt }) => t('savedBy', { who: who(savedBy), at: formatInstant(savedAt, locale) }),
    },
  ];
}

/** The versions of the strategy: what each is as a document, and where it decides. */
export function StrategiesPage() {
  const t = useWords(strategyWords);
  const read = useText();
  const columns = useColumns();
  const query = useStrategies();
  useRowKeys();
  const environment = query.data && t('note', { environment: read(environmentNames[query.data.environment]) });
  return (
    <>
      <PageHead
        title={t('title')}
        note={environment}
        actions={
          <>
            <Link to="/strategies/backtests">{t('backtests')}</Link>
            <StartDrafts />
          </>
        }
      />
      <Loaded query={query}>
        {({ environment: house, strategies }) => (
          <div className="stack">
            <StandingPanel house={house} strategies={strategies} />
            <Sheet>
              <DataTable
                caption={t('title')}
                rows={strategies}
                rowKey={({ id }) => id}
                empty={t('none')}
                columns={columns}
              />
            </Sheet>
          </div>
        )}
      </Loaded>
    </>
  );
}
