import type { StrategyComparison, StrategyDetail, StrategyId } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { formatCount } from '@lendline/ui';
import { useParams } from '@tanstack/react-router';
import { useLanguage, useWords } from '../../language/language.tsx';
import { Figures } from '../../parts/facts.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { LoadedPage } from '../../parts/loaded-page.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Panel } from '../../parts/panel.tsx';
import { may, useMember } from '../../session/member.ts';
import { useStrategy } from '../strategies-query.ts';
import { StrategyNav } from '../strategy-nav.tsx';
import { strategyWords } from '../words.ts';
import { ApprovedFigure, BothPanel, OutcomesPanel, useCohorts } from './beside-figures.tsx';
import { useBesideComparison, useSetBeside } from './beside-queries.ts';
import { besideWords } from './words.ts';

/** What a version would have decided, next to what was decided. */
export function BesidePage() {
  const { strategyId } = useParams({ from: '/strategies/$strategyId/beside' });
  const query = useStrategy(strategyId as StrategyId);
  const t = useWords(strategyWords);
  return (
    <LoadedPage title={t('version')} query={query}>
      {(detail) => <Beside detail={detail} />}
    </LoadedPage>
  );
}

function Beside({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(besideWords);
  const query = useBesideComparison(detail.id);
  return (
    <>
      <StrategyNav strategyId={detail.id} />
      <PageHead title={t('title', { number: detail.number })} note={t('note')} />
      <div className="stack">
        <SwitchPanel key={String(detail.isBeside)} detail={detail} />
        <Loaded query={query}>{(comparison) => <Comparison comparison={comparison} />}</Loaded>
      </div>
    </>
  );
}

function SwitchPanel({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(besideWords);
  const set = useSetBeside(detail.id);
  const { isBeside, state } = detail;
  const isPossible = isBeside || state === 'in-review' || state === 'approved';
  const canSet = may(useMember(), decisionsRoutes.setBeside) && isPossible;
  return (
    <Panel title={t('panel')}>
      <p>{t(isBeside ? 'on' : isPossible ? 'off' : 'notYet')}</p>
      {canSet ? (
        <NoteForm
          acts={[{ key: 'set', text: t(isBeside ? 'end' : 'begin'), danger: isBeside }]}
          pending={set.isPending}
          error={set.error}
          onSend={(_, note) => set.mutate({ isBeside: !isBeside, note })}
        />
      ) : null}
    </Panel>
  );
}

function Comparison({ comparison }: { readonly comparison: StrategyComparison }) {
  const t = useWords(besideWords);
  const { locale } = useLanguage();
  const cohorts = useCohorts(comparison);
  const { all, waiting, notComparable } = comparison;
  return (
    <>
      <Figures
        facts={[
          { label: t('rows'), value: formatCount(all.rows, locale) },
          { label: t('waiting'), value: formatCount(waiting, locale) },
          { label: t('notComparable'), value: formatCount(notComparable, locale), note: t('notComparableWhy') },
        ]}
      />
      {all.rows === 0 ? (
        <p className="soft">{t('nothing')}</p>
      ) : (
        <>
          <ApprovedFigure cohorts={cohorts} />
          <OutcomesPanel figures={all} />
          <BothPanel cohorts={cohorts} />
        </>
      )}
    </>
  );
}
