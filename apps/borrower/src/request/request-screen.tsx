import { formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { useAction } from '../api/use-action.ts';
import { LinkTo } from '../app/link-to.tsx';
import { go } from '../app/navigation.ts';
import { StatedBusiness, statedIn } from '../business/stated-business.tsx';
import { useAdvance, useJourney, withApplication } from '../journey/journey-context.ts';
import { pathBefore } from '../journey/places.ts';
import { currentApplication } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { currencyOf, readAmount } from '../parts/wire-money.ts';
import { latestOf } from '../records/latest.ts';
import { handIn } from './hand-in.ts';
import { words } from './words.ts';

const segments = ['person', 'trader'] as const;

/** The wish, a look at what is handed in, and the button that does it. */
export function RequestScreen() {
  const { journey, draft, changeDraft } = useJourney();
  const t = useWords(words);
  const [wrong, setWrong] = useState(false);
  const currency = currencyOf(journey.line.country);
  const before = pathBefore('/request', journey);
  const handing = useHandIn();
  const stated = statedIn(journey);
  const submit = (event: Event): void => {
    event.preventDefault();
    const unreadable = draft.amount.trim() !== '' && readAmount(draft.amount, currency) === null;
    setWrong(unreadable);
    if (unreadable) document.getElementById('amount')?.focus();
    else handing.run();
  };
  return (
    <Screen title={t('title')} step="request" back={before === null ? undefined : () => go(before)}>
      <form class="stack" onSubmit={submit} noValidate>
        {stated ? <StatedBusiness application={stated} /> : <Segments />}
        {stated === null && draft.segment === 'trader' && (
          <nav class="links" aria-label={t('trader')}>
            <LinkTo to="/business">{t('toBusiness')}</LinkTo>
          </nav>
        )}
        {stated === null && (
          <Field
            id="amount"
            label={t('amount', { currency })}
            hint={t('amountHint')}
            value={draft.amount}
            error={wrong ? t('notAnAmount') : null}
            onChange={(amount) => {
              changeDraft({ amount });
              setWrong(false);
            }}
            input={{ inputMode: 'decimal', autocomplete: 'off', maxLength: 12 }}
          />
        )}
        <Summary />
        <NoteOfTrouble problem={handing.problem} />
        <Button busy={handing.busy}>{t('submit')}</Button>
        <p class="hint">{t('small')}</p>
      </form>
    </Screen>
  );
}

function Segments() {
  const { draft, changeDraft } = useJourney();
  const t = useWords(words);
  return (
    <fieldset class="choices">
      <legend>{t('segment')}</legend>
      {segments.map((segment) => (
        <Choice
          key={segment}
          name="segment"
          label={t(segment)}
          detail={t(`${segment}Hint`)}
          checked={draft.segment === segment}
          onChoose={() => changeDraft({ segment })}
        />
      ))}
    </fieldset>
  );
}

function Summary() {
  const { journey, draft } = useJourney();
  const t = useWords(words);
  const latest = [latestOf(journey.imports, 'payment-statement'), latestOf(journey.imports, 'call-records')];
  const counting = latest.filter((report) => report?.counts).length;
  const amount = readAmount(draft.amount, currencyOf(journey.line.country));
  return (
    <Facts
      rows={[
        { label: t('name'), value: journey.line.identity?.maskedName ?? t('none') },
        { label: t('phone'), value: journey.line.maskedPhone },
        { label: t('files'), value: counting === 0 ? t('none') : t('filesCount', { n: counting }) },
        ...(amount === null || statedIn(journey)
          ? []
          : [{ label: t('title'), value: formatMoney(amount, { short: true }) }]),
      ]}
    />
  );
}

function useHandIn() {
  const { journey, draft, reload } = useJourney();
  const advance = useAdvance();
  return useAction(async () => {
    const requested = readAmount(draft.amount, currencyOf(journey.line.country));
    const result = await handIn({ segment: draft.segment, requested }, currentApplication(journey));
    if (result.ok) advance({ applications: withApplication(journey.applications, result.value) }, { againAfter: null });
    // A consent that ended meanwhile, or another tab that was quicker: the server says what is next.
    else if (result.error.status === 409 || result.error.code === 'applications.consent-missing') await reload();
    return result;
  });
}
