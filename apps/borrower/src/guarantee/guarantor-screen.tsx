import type { MyApplication } from '@lendline/applications/contract';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { statedIn } from '../business/stated-business.tsx';
import { useJourney, withApplication } from '../journey/journey-context.ts';
import { useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { guarantorStates, words } from './words.ts';

/** Whom a business names as guarantor before its application is handed in. */
export function GuarantorScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const application = statedIn(journey);
  return (
    <Screen title={t('nameOne')} step="request" back={() => go('/request')}>
      <p class="lead">{t('nameLead')}</p>
      {application && <Named application={application} />}
      {application && <NameForm application={application} />}
    </Screen>
  );
}

interface Of {
  readonly application: MyApplication;
}

function useTaken() {
  const { journey, change } = useJourney();
  return (one: MyApplication): void => change({ applications: withApplication(journey.applications, one) });
}

function Named({ application: { id, guarantor } }: Of) {
  const t = useWords(words);
  const text = useText();
  const take = useTaken();
  const dropping = useAction(async () => {
    const answer = await applications.dropGuarantor({ applicationId: id });
    if (answer.ok) take(answer.value);
    return answer;
  });
  if (guarantor === undefined) return null;
  return (
    <>
      <Facts
        rows={[
          { label: t('guarantor'), value: guarantor.maskedName },
          { label: t('theirPhone'), value: guarantor.maskedPhone },
          { label: t('state'), value: text(guarantorStates[guarantor.state]) },
        ]}
      />
      <NoteOfTrouble problem={dropping.problem} />
      {guarantor.state !== 'refused' && (
        <Button kind="quiet" busy={dropping.busy} onClick={() => dropping.run()}>
          {t('drop')}
        </Button>
      )}
    </>
  );
}

function NameForm({ application: { id: applicationId } }: Of) {
  const t = useWords(words);
  const take = useTaken();
  const [typed, setTyped] = useState({ name: '', phone: '' });
  const [tried, setTried] = useState(false);
  const naming = useAction(async (named: typeof typed) => {
    const answer = await applications.nameGuarantor({ applicationId, ...named });
    if (answer.ok) {
      take(answer.value);
      setTyped({ name: '', phone: '' });
      setTried(false);
    }
    return answer;
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    const missing = (['name', 'phone'] as const).find((entry) => typed[entry].trim() === '');
    if (missing) document.getElementById(`guarantor-${missing}`)?.focus();
    else naming.run(typed);
  };
  const errorOf = (entry: keyof typeof typed) => (tried && typed[entry].trim() === '' ? t('needed') : null);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Field
        id="guarantor-name"
        label={t('theirName')}
        value={typed.name}
        error={errorOf('name')}
        onChange={(name) => setTyped({ ...typed, name })}
        input={{ autocomplete: 'off', maxLength: 120 }}
      />
      <Field
        id="guarantor-phone"
        label={t('theirPhone')}
        value={typed.phone}
        error={errorOf('phone')}
        onChange={(phone) => setTyped({ ...typed, phone })}
        input={{ inputMode: 'tel', autocomplete: 'off', maxLength: 24 }}
      />
      <NoteOfTrouble problem={naming.problem} />
      <Button busy={naming.busy}>{t('save')}</Button>
    </form>
  );
}
