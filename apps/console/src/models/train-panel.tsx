import type { Segment, TrainingRunId } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../language/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { may, useMember } from '../session/member.ts';
import { segments } from '../words/states.ts';
import { useReproduce, useRetrain } from './life-mutations.ts';
import { trainWords } from './life-words.ts';
import type { ModelView } from './model-query.ts';
import { NoteForm } from '../parts/note-form.tsx';

/** Trains a champion again, or repeats the run that made a model. Both are jobs: the page only asks. */
export function TrainPanel({ model }: { readonly model: ModelView }) {
  const t = useWords(trainWords);
  const member = useMember();
  const champion = model.roles.filter(({ role }) => role === 'champion').map(({ segment }) => segment);
  if (!may(member, modelsRoutes.retrain) || (champion.length === 0 && !model.reproducible)) return null;
  return (
    <Panel title={t('title')}>
      {champion.map((segment) => (
        <RetrainForm key={segment} segment={segment} />
      ))}
      {model.reproducible ? <ReproduceForm model={model} /> : null}
    </Panel>
  );
}

/** Leads to the run that was asked for. */
export function Asked({ runId }: { readonly runId: TrainingRunId }) {
  const t = useWords(trainWords);
  return (
    <>
      <output>{t('asked')}</output>
      <p>
        <Link to="/models/runs/$runId" params={{ runId }}>
          {t('look')}
        </Link>
      </p>
    </>
  );
}

function RetrainForm({ segment }: { readonly segment: Segment }) {
  const t = useWords(trainWords);
  const read = useText();
  const retrain = useRetrain();
  if (retrain.data) return <Asked runId={retrain.data.id} />;
  return (
    <NoteForm
      acts={[{ key: 'retrain', text: t('retrain', { segment: read(segments[segment]) }) }]}
      pending={retrain.isPending}
      error={retrain.error}
      onSend={(_, note) => retrain.mutate({ segment, note })}
    >
      <p className="soft">{t('retrainHow')}</p>
    </NoteForm>
  );
}

function ReproduceForm({ model }: { readonly model: ModelView }) {
  const t = useWords(trainWords);
  const reproduce = useReproduce(model.id);
  if (reproduce.data) return <Asked runId={reproduce.data.id} />;
  return (
    <NoteForm
      acts={[{ key: 'reproduce', text: t('reproduce') }]}
      pending={reproduce.isPending}
      error={reproduce.error}
      onSend={(_, note) => reproduce.mutate(note)}
    >
      <p className="soft">{t('reproduceHow')}</p>
    </NoteForm>
  );
}
