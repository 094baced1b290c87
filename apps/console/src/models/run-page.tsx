import type { TrainingRunDetail, TrainingRunId } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { formatCount, formatInstant } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Fact, Facts } from '../parts/facts.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { segments } from '../words/states.ts';
import { BackNav } from './back-link.tsx';
import { useCancelRun, useReproduce, useRetrain } from './life-mutations.ts';
import { useRun } from './life-queries.ts';
import './model.css';
import { NoteForm } from '../parts/note-form.tsx';
import { LogPanel, LossFigure } from './run-figures.tsx';
import { runKinds, runStates, runWords } from './run-words.ts';
import { Asked } from './train-panel.tsx';

/** One training: how far it is, how it learnt, what it made or why not. */
export function RunPage() {
  const t = useWords(runWords);
  const { runId } = useParams({ from: '/models/runs/$runId' });
  const query = useRun(runId as TrainingRunId);
  return (
    <LoadedPage title={t('run')} query={query}>
      {(run) => <Run run={run} />}
    </LoadedPage>
  );
}

interface RunProps {
  readonly run: TrainingRunDetail;
}

function Run({ run }: RunProps) {
  const t = useWords(runWords);
  const read = useText();
  const mayAct = may(useMember(), modelsRoutes.cancelRun);
  const goesOn = run.state === 'waiting' || run.state === 'running';
  return (
    <>
      <BackNav text={t('back')}>
        <Link to="/models/runs">← {t('back')}</Link>
      </BackNav>
      <PageHead
        title={`${t('run')} · ${read(segments[run.segment])}`}
        note={
          <>
            <StateTag {...runStates[run.state]} />
            <span>{read(runKinds[run.kind])}</span>
          </>
        }
      />
      <div className="model">
        <div className="stack">
          <LossFigure steps={run.steps} />
          <LogPanel steps={run.steps} />
        </div>
        <aside className="stack">
          <RunFacts run={run} />
          {mayAct && goesOn ? <CancelPanel run={run} /> : null}
          {mayAct && !goesOn ? <RepeatPanel run={run} /> : null}
        </aside>
      </div>
    </>
  );
}

function RunFacts({ run }: RunProps) {
  const who = useWho();
  const t = useWords(runWords);
  const read = useText();
  const { locale } = useLanguage();
  const model = (modelId: TrainingRunDetail['baseModelId']) => (
    <Link to="/models/$modelId" params={{ modelId }}>
      {t('open')}
    </Link>
  );
  const known: readonly (Fact | null)[] = [
    run.because && { label: t('because'), value: read(run.because) },
    { label: t('base'), value: model(run.baseModelId) },
    run.modelId && { label: t('made'), value: model(run.modelId) },
    run.reproduced === null ? null : { label: t('same'), value: t(run.reproduced ? 'yes' : 'no') },
    run.rows === null ? null : { label: t('rows'), value: formatCount(run.rows, locale) },
    run.bads === null ? null : { label: t('bads'), value: formatCount(run.bads, locale) },
    { label: t('note'), value: run.note },
    { label: t('askedBy'), value: who(run.askedBy) },
    { label: t('asked'), value: formatInstant(run.askedAt, locale) },
    run.startedAt === null ? null : { label: t('started'), value: formatInstant(run.startedAt, locale) },
    run.endedAt === null ? null : { label: t('ended'), value: formatInstant(run.endedAt, locale) },
  ];
  return (
    <Panel title={t('facts')}>
      <Facts facts={known.filter((fact) => fact !== null)} />
    </Panel>
  );
}

function CancelPanel({ run }: RunProps) {
  const t = useWords(runWords);
  const cancel = useCancelRun(run.id);
  return (
    <Panel title={t('cancel')}>
      <NoteForm
        acts={[{ key: 'cancel', text: t('cancel'), danger: true }]}
        pending={cancel.isPending}
        error={cancel.error}
        onSend={(_, note) => cancel.mutate(note)}
      >
        <p className="soft">{t('cancelHow')}</p>
      </NoteForm>
    </Panel>
  );
}

function RepeatPanel({ run }: RunProps) {
  const t = useWords(runWords);
  const retrain = useRetrain();
  const reproduce = useReproduce(run.baseModelId);
  const asked = retrain.data ?? reproduce.data;
  const repeat = (note: string): void => {
    if (run.kind === 'retrain') retrain.mutate({ segment: run.segment, note });
    else reproduce.mutate(note);
  };
  return (
    <Panel title={t('repeat')}>
      {asked ? (
        <Asked runId={asked.id} />
      ) : (
        <NoteForm
          acts={[{ key: 'repeat', text: t('repeat') }]}
          pending={retrain.isPending || reproduce.isPending}
          error={retrain.error ?? reproduce.error}
          onSend={(_, note) => repeat(note)}
        >
          <p className="soft">{t('repeatHow')}</p>
        </NoteForm>
      )}
    </Panel>
  );
}
