import type { MyApplication } from '@lendline/applications/contract';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { useAction } from '../api/use-action.ts';
import { useAdvance, useJourney, withApplication } from '../journey/journey-context.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { words } from './cancel-words.ts';

/** Calls an application off, after a second tap that means it. */
export function CancelButton({ application }: { readonly application: MyApplication }) {
  const t = useWords(words);
  const { journey, reload } = useJourney();
  const advance = useAdvance();
  const [asked, setAsked] = useState(false);
  const cancelling = useAction(async () => {
    const result = await applications.cancel({ applicationId: application.id });
    if (result.ok) advance({ applications: withApplication(journey.applications, result.value) });
    else if (result.error.status === 409) await reload();
    return result;
  });
  return (
    <div class="stack">
      <NoteOfTrouble problem={cancelling.problem} />
      {asked ? (
        <div class="note warn" role="alert">
          <p>{t('sure')}</p>
          <div class="pair">
            <Button kind="secondary" busy={cancelling.busy} onClick={() => cancelling.run()}>
              {t('yes')}
            </Button>
            <Button kind="secondary" onClick={() => setAsked(false)}>
              {t('no')}
            </Button>
          </div>
        </div>
      ) : (
        <Button kind="quiet" onClick={() => setAsked(true)}>
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}
