import type {
  CaseInput,
  SimulationCase,
  StrategyDetail,
  StrategyId,
  StrategyVocabulary,
} from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../language/language.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { LoadedPage } from '../../parts/loaded-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { may, useMember } from '../../session/member.ts';
import { useVocabulary } from '../edit/edit-queries.ts';
import { useStrategy } from '../strategies-query.ts';
import { StrategyNav } from '../strategy-nav.tsx';
import { strategyWords } from '../words.ts';
import { draftOf } from './case-draft.ts';
import { CaseForm } from './case-form.tsx';
import { CasesPanel } from './cases-panel.tsx';
import { ResultPanels } from './result-panels.tsx';
import { SaveCasePanel } from './save-case-panel.tsx';
import { soundCase } from './sound-case.ts';
import './simulate.css';
import { useSimulate } from './simulate-queries.ts';
import { simulateWords } from './words.ts';

/** What a version would say to an application that somebody makes up. */
export function SimulatePage() {
  const { strategyId } = useParams({ from: '/strategies/$strategyId/simulator' });
  const query = useStrategy(strategyId as StrategyId);
  const t = useWords(strategyWords);
  return (
    <LoadedPage title={t('version')} query={query}>
      {(detail) => <Simulator detail={detail} />}
    </LoadedPage>
  );
}

function Simulator({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(simulateWords);
  const vocabulary = useVocabulary();
  return (
    <>
      <StrategyNav strategyId={detail.id} />
      <PageHead title={t('title', { number: detail.number })} note={t('note')} />
      <Loaded query={vocabulary}>{(known) => <Desk detail={detail} vocabulary={known} />}</Loaded>
    </>
  );
}

interface DeskProps {
  readonly detail: StrategyDetail;
  readonly vocabulary: StrategyVocabulary;
}

function Desk({ detail, vocabulary }: DeskProps) {
  const canSave = may(useMember(), decisionsRoutes.saveCase);
  const [draft, setDraft] = useState(() => soundCase(vocabulary, new Date()));
  const [loaded, setLoaded] = useState<SimulationCase | null>(null);
  const simulate = useSimulate(detail);
  const { data: result, variables } = simulate;
  const input: CaseInput = variables ?? {};
  const load = (one: SimulationCase): void => {
    setDraft(draftOf(one.input, vocabulary));
    setLoaded(one);
    simulate.reset();
  };
  return (
    <div className="stack">
      <CasesPanel key={detail.revision} detail={detail} onLoad={load} />
      <div className="simulate">
        <CaseForm
          key={loaded?.id ?? ''}
          vocabulary={vocabulary}
          draft={draft}
          pending={simulate.isPending}
          error={simulate.error}
          onChange={setDraft}
          onRun={simulate.mutate}
        />
        {result ? (
          <div className="stack">
            <ResultPanels result={result} />
            {canSave ? (
              <SaveCasePanel
                key={simulate.submittedAt}
                input={input}
                result={result}
                loaded={loaded}
                onSaved={setLoaded}
              />
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}
