import type { DecisionStage, MyApplication } from '@lendline/applications/contract';
import { useJourney } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Note } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { CancelButton } from './cancel-button.tsx';
import { Declined } from './declined.tsx';
import { useWatched } from './use-watched.ts';
import { words } from './words.ts';

const second_ms = 1000;
/** A person takes minutes at least. */
const personsPace_ms = 15_000;

/** What becomes of an application that was handed in: live while it is decided, then its outcome. */
export function DecisionScreen() {
  const { journey } = useJourney();
  const { application, silent } = useWatched(
    currentApplication(journey)?.state === 'deciding' ? second_ms : personsPace_ms,
  );
  if (application === null) return null;
  if (application.state === 'declined') return <Declined application={application} />;
  if (application.state === 'in-review') return <InReview application={application} />;
  return <Deciding application={application} silent={silent} />;
}

const stages: readonly DecisionStage[] = ['identity', 'records', 'score', 'offer'];

function Deciding({ application, silent }: { readonly application: MyApplication; readonly silent: boolean }) {
  const t = useWords(words);
  const reached = stages.findIndex((stage) => !application.progress.includes(stage));
  return (
    <Screen title={t('deciding')} step="request">
      <p class="lead">{t('seconds')}</p>
      <ol class="live">
        {stages.map((stage, index) => {
          const state = application.progress.includes(stage) ? 'done' : index === reached ? 'now' : 'ahead';
          return (
            <li key={stage} class={state}>
              <span class="dot" aria-hidden="true" />
              {t(stage)}
              {state !== 'ahead' && <span class="seen-less">{t(state)}</span>}
            </li>
          );
        })}
      </ol>
      <p class="only-heard" aria-live="polite">
        {t(stages[reached] ?? 'offer')}
      </p>
      {silent && (
        <Note tone="warn">
          <p aria-live="polite">{t('silent')}</p>
        </Note>
      )}
    </Screen>
  );
}

function InReview({ application }: { readonly application: MyApplication }) {
  const t = useWords(words);
  return (
    <Screen title={t('review')} step="request">
      <p class="lead">{t(application.appeal === null ? 'reviewLead' : 'appealLead')}</p>
      <section class="card">
        <h2>{t('next')}</h2>
        <ol class="numbered">
          <li>{t('next1')}</li>
          <li>{t('next2')}</li>
          <li>{t('next3')}</li>
        </ol>
      </section>
      <CancelButton application={application} />
    </Screen>
  );
}
