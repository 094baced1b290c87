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
  emptyDraft,
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
  const lender = useLender();
  return (
    <Screen title={t('title')} step="phone">
      {ended && (
        <Note tone="warn">
          <p aria-live="polite">{t('ended')}</p>
        </Note>
      )}
      <About lender={lender.name} />
      <PhoneForm country={lender.country} />
      <p class="hint">{t('small')}</p>
    </Screen>
  );
}

function About({ lender }: { readonly lender: string }) {
  const t = useWords(words);
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

interface Lender {
  readonly name: string;
  readonly country: Country;
}

/** The lender as its own notices name it; asked for after the screen stands, because nothing waits for it. */
function useLender(): Lender {
  const [lender, setLender] = useState<Lender>({ name: 'Lendline', country: countries[0] });
  useEffect(() => {
    // What comes next is fetched while the person types.
    void import('./code-screen.tsx').catch(() => undefined);
    void import('../api/consents.ts')
      .then(({ consents }) => consents.listNotices({}))
      .then((result) => {
        if (!result.ok) return;
        const { country, notices } = result.value;
        setLender((before) => ({
          name: notices[0]?.recipient ?? before.name,
          country: countries.find((known) => known === country) ?? before.country,
        }));
      })
      .catch(() => undefined);
  }, []);
  return lender;
}

/** @param country where the form begins, until the person has typed or chosen anything */
function PhoneForm({ country }: { readonly country: Country }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const [begun, setBegun] = useState(readPhoneDraft);
  const draft = begun ?? emptyDraft(country);
  const [incomplete, setIncomplete] = useState(false);
  const sending = useAction(async () => {
    const result = await sendCode(draft, locale);
    if (result.ok) go('/code');
    return result;
  });
  const change = (next: PhoneDraft): void => {
    setBegun(next);
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
