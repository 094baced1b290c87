import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import {
  countries,
  type Country,
  keepPhoneDraft,
  type PhoneDraft,
  readPhoneDraft,
  readSentCode,
} from './phone-draft.ts';
import { sendCode } from './send-code.ts';
import { words } from './words.ts';

/** The first screen: who lends, what it costs, what is needed; and the one thing to do. */
export function StartScreen({ ended }: { readonly ended: boolean }) {
  const t = useWords(words);
  return (
    <Screen title={t('title')} step="phone">
      {ended && (
        <Note tone="warn">
          <p aria-live="polite">{t('ended')}</p>
        </Note>
      )}
      <About />
      <PhoneForm />
      <p class="hint">{t('small')}</p>
    </Screen>
  );
}

function About() {
  const t = useWords(words);
  const lender = useLender();
  return (
    <dl class="about">
      <dt>{t('who')}</dt>
      <dd>{t('whoLends', { lender })}</dd>
      <dt>{t('cost')}</dt>
      <dd>{t('costLine')}</dd>
      <dt>{t('need')}</dt>
      <dd>{t('needLine')}</dd>
    </dl>
  );
}

/** The lender as its own notices name it; asked for after the screen stands, because nothing waits for it. */
function useLender(): string {
  const [lender, setLender] = useState('Lendline');
  useEffect(() => {
    // What comes next is fetched while the person types.
    void import('./code-screen.tsx').catch(() => undefined);
    void import('../api/consents.ts')
      .then(({ consents }) => consents.listNotices({}))
      .then((result) => {
        if (result.ok && result.value.notices[0]) setLender(result.value.notices[0].recipient);
      })
      .catch(() => undefined);
  }, []);
  return lender;
}

function PhoneForm() {
  const t = useWords(words);
  const { locale } = useLanguage();
  const [draft, setDraft] = useState<PhoneDraft>(readPhoneDraft);
  const [incomplete, setIncomplete] = useState(false);
  const sending = useAction(async () => {
    const result = await sendCode(draft, locale);
    if (result.ok) go('/code');
    return result;
  });
  const change = (next: PhoneDraft): void => {
    setDraft(next);
    keepPhoneDraft(next);
    setIncomplete(false);
    sending.clear();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const digits = draft.phone.normalize('NFKC').replaceAll(/\D/g, '');
    setIncomplete(digits.length < 7);
    if (digits.length < 7) document.getElementById('phone')?.focus();
    else sending.run();
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <div class="phone-row">
        <CountryChoice country={draft.country} onChange={(country) => change({ ...draft, country })} />
        <Field
          id="phone"
          label={t('phone')}
          value={draft.phone}
          error={incomplete ? t('phoneIncomplete') : null}
          onChange={(phone) => change({ ...draft, phone })}
          input={{ inputMode: 'tel', autocomplete: 'tel-national', maxLength: 24 }}
        />
      </div>
      <NoteOfTrouble problem={sending.problem} />
      <Button busy={sending.busy}>{t('getCode')}</Button>
      {readSentCode() !== null && (
        <Button kind="quiet" onClick={() => go('/code')}>
          {t('haveCode')}
        </Button>
      )}
    </form>
  );
}

interface CountryChoiceProps {
  readonly country: Country;
  readonly onChange: (country: Country) => void;
}

function CountryChoice({ country, onChange }: CountryChoiceProps) {
  const t = useWords(words);
  return (
    <div class="field">
      <label for="country">{t('country')}</label>
      <select id="country" value={country} onChange={(event) => onChange(event.currentTarget.value as Country)}>
        {countries.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </select>
    </div>
  );
}
