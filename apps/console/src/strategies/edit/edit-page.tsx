import type { StrategyDetail, StrategyId } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { featuresRoutes } from '@lendline/features/routes';
import { useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useCatalogue } from '../../application/catalogue-query.ts';
import { useWords } from '../../language/language.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { LoadedPage } from '../../parts/loaded-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { may, useMember } from '../../session/member.ts';
import { useStrategy } from '../strategies-query.ts';
import { StrategyNav } from '../strategy-nav.tsx';
import { strategyWords } from '../words.ts';
import { StartDraft } from './start-draft.tsx';
import { useVocabulary } from './edit-queries.ts';
import { editWords } from './edit-words.ts';
import { Workbench } from './workbench.tsx';

/** A draft of the strategy to be edited: its graph, its tables, what is wrong with it, and what becomes of the edits. */
export function EditPage() {
  const { strategyId } = useParams({ from: '/strategies/$strategyId/edit' });
  const query = useStrategy(strategyId as StrategyId);
  const t = useWords(strategyWords);
  return (
    <LoadedPage title={t('version')} query={query}>
      {(detail) => <Draft key={detail.id} detail={detail} onReload={() => void query.refetch()} />}
    </LoadedPage>
  );
}

function Draft({ detail, onReload }: { readonly detail: StrategyDetail; readonly onReload: () => void }) {
  const t = useWords(editWords);
  const member = useMember();
  const vocabulary = useVocabulary();
  const features = useCatalogue(may(member, featuresRoutes.catalogue));
  const refusal = !may(member, decisionsRoutes.saveStrategy) ? 'mayNot' : detail.state === 'draft' ? null : 'notDraft';
  if (refusal !== null)
    return (
      <>
        <StrategyNav strategyId={detail.id} />
        <PageHead
          title={t('title', { number: detail.number })}
          actions={refusal === 'notDraft' ? <StartDraft detail={detail} /> : undefined}
        />
        <Alert type="info" showIcon title={t(refusal)} />
      </>
    );
  return (
    <Loaded query={vocabulary}>
      {(words) => <Workbench detail={detail} vocabulary={words} features={features.data ?? []} onReload={onReload} />}
    </Loaded>
  );
}
