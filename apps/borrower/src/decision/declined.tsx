import type { MyApplication } from '@lendline/applications/contract';
import type { DecisionForBorrower } from '@lendline/decisions/contract';
import { formatDay, formatInstant } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { attempt } from '../api/attempt.ts';
import { useAction } from '../api/use-action.ts';
import { useAdvance, useJourney, withApplication } from '../journey/journey-context.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { words } from './words.ts';

/** A decline: its reasons in plain words, when to come back, what can be done, and a way to a person. */
export function Declined({ application }: { readonly application: MyApplication }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const text = useText();
  const advance = useAdvance();
  const { decision, appeal } = application;
  return (
    <Screen title={t('declined')}>
      <section class="card">
        <h2>{t('reasons')}</h2>
        <ul class="reasons">
          {decision?.reasons.map((reason) => (
            <li key={reason.code}>{text(reason.text)}</li>
          ))}
        </ul>
        {appeal === null && <p class="hint">{t('automatic')}</p>}
      </section>
      {decision?.comeBackOn && (
        <section class="card">
          <h2>{t('comeBack')}</h2>
          <p class="figure">{formatDay(decision.comeBackOn, locale)}</p>
        </section>
      )}
      <section class="card">
        <h2>{t('canDo')}</h2>
        <ul class="reasons">
          {decision?.comeBackOn && <li>{t('canDoWait')}</li>}
          <MoreRecords reasons={decision?.reasons ?? []} />
          {appeal === null && <li>{t('canDoAppeal')}</li>}
        </ul>
        <Button kind="secondary" onClick={() => advance({}, { againAfter: application.id, recordsPassed: false })}>
          {t('again')}
        </Button>
      </section>
      {appeal === null ? <AppealForm application={application} /> : <AppealState appeal={appeal} locale={locale} />}
    </Screen>
  );
}

/** Which files help, by what this lender reads; none makes anybody older. */
function MoreRecords({ reasons }: { readonly reasons: DecisionForBorrower['reasons'] }) {
  const t = useWords(words);
  const { journey } = useJourney();
  if (reasons.some(({ code }) => code === 'under-age')) return null;
  const takesStatements = journey.notices.some(({ source }) => source === 'payment-statement');
  return <li>{t(takesStatements ? 'canDoRecords' : 'canDoCalls')}</li>;
}

interface AppealStateProps {
  readonly appeal: NonNullable<MyApplication['appeal']>;
  readonly locale: 'zh-CN' | 'en';
}

function AppealState({ appeal, locale }: AppealStateProps) {
  const t = useWords(words);
  return (
    <section class="card">
      <h2>{t('appealed')}</h2>
      <p>{appeal.message}</p>
      <p class="hint">{t('appealMade', { day: formatInstant(appeal.madeAt, locale) })}</p>
      {appeal.answer !== null && (
        <>
          <h3>{t('appealAnswer')}</h3>
          <p>{appeal.answer}</p>
        </>
      )}
    </section>
  );
}

function AppealForm({ application }: { readonly application: MyApplication }) {
  const t = useWords(words);
  const { journey } = useJourney();
  const advance = useAdvance();
  const [message, setMessage] = useState('');
  const [missing, setMissing] = useState(false);
  const sending = useAction(async () => {
    const input = { applicationId: application.id, message: message.trim() };
    const result = await attempt({ name: 'appeal', input }, (options) => applications.appeal(input, options));
    if (result.ok) advance({ applications: withApplication(journey.applications, result.value) });
    return result;
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    const empty = message.trim().length < 4;
    setMissing(empty);
    if (empty) document.getElementById('message')?.focus();
    else sending.run();
  };
  return (
    <form class="card stack" onSubmit={submit} noValidate aria-labelledby="appeal-title">
      <h2 id="appeal-title">{t('appeal')}</h2>
      <div class="field">
        <label for="message">{t('message')}</label>
        <p class="hint" id="message-hint">
          {t('messageHint')}
        </p>
        <textarea
          id="message"
          rows={4}
          maxLength={2000}
          value={message}
          aria-invalid={missing}
          aria-describedby={missing ? 'message-hint message-error' : 'message-hint'}
          onInput={(event) => {
            setMessage(event.currentTarget.value);
            setMissing(false);
          }}
        />
        {missing && (
          <p class="error" id="message-error" role="alert">
            {t('messageMissing')}
          </p>
        )}
      </div>
      <NoteOfTrouble problem={sending.problem} />
      <Button busy={sending.busy}>{t('send')}</Button>
    </form>
  );
}
