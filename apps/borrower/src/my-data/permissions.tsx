import type { Consent, Notice } from '@lendline/consents/contract';
import { formatDay } from '@lendline/ui';
import { consents } from '../api/consents.ts';
import { useAction } from '../api/use-action.ts';
import { useJourney, withConsent } from '../journey/journey-context.ts';
import { consentTo, inOrder } from '../journey/stage.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { words } from './words.ts';

/** Every source that this lender may ask for, and what the person said to it. */
export function Permissions() {
  const { journey } = useJourney();
  const t = useWords(words);
  return (
    <>
      <p class="hint">{t('withdrawNote')}</p>
      <ul class="card permissions">
        {inOrder(journey.notices).map((notice) => (
          <Permission key={notice.source} notice={notice} />
        ))}
      </ul>
    </>
  );
}

function Permission({ notice }: { readonly notice: Notice }) {
  const { journey, change } = useJourney();
  const t = useWords(words);
  const text = useText();
  const given = consentTo(notice.source, journey.consents);
  const last = given ?? newestOf(notice, journey.consents);
  const withdrawing = useAction(async (consent: Consent) => {
    const result = await consents.withdraw({ consentId: consent.id });
    if (result.ok) change({ consents: withConsent(journey.consents, result.value) });
    return result;
  });
  return (
    <li>
      <div>
        <strong>{text(notice.title)}</strong>
        <p class="hint" aria-live="polite">
          <Standing consent={last} />
        </p>
        {given && <p class="hint">{t('recipient', { who: given.recipient })}</p>}
        <NoteOfTrouble problem={withdrawing.problem} />
      </div>
      {given && (
        <Button kind="quiet" busy={withdrawing.busy} onClick={() => withdrawing.run(given)}>
          {t('withdraw')}
          <span class="only-heard">{t('withdrawOf', { what: text(notice.title) })}</span>
        </Button>
      )}
    </li>
  );
}

function newestOf({ source }: Notice, all: readonly Consent[]): Consent | null {
  const ofSource = all.filter((consent) => consent.source === source);
  return ofSource.toSorted((a, b) => b.givenAt.localeCompare(a.givenAt))[0] ?? null;
}

function Standing({ consent }: { readonly consent: Consent | null }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  if (consent === null) return <>{t('never')}</>;
  if (consent.state === 'withdrawn' && consent.withdrawnAt)
    return <>{t('withdrawn', { day: formatDay(consent.withdrawnAt, locale) })}</>;
  if (consent.state === 'expired') return <>{t('expired', { day: formatDay(consent.expiresAt, locale) })}</>;
  const [day, end] = [formatDay(consent.givenAt, locale), formatDay(consent.expiresAt, locale)];
  return <>{t('given', { day, end })}</>;
}
