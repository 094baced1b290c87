import { LinkTo } from '../app/link-to.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { useWords } from '../language/language.tsx';
import { words } from './words.ts';

/** The offer to name people, where this lender asks for it; nothing else. */
export function PeopleNote() {
  const { journey } = useJourney();
  const t = useWords(words);
  if (!journey.notices.some(({ source }) => source === 'declared-ties')) return null;
  return (
    <section class="card" aria-labelledby="people-title">
      <h2 id="people-title">{t('offer')}</h2>
      <p class="hint">
        {t('offerHint')} <LinkTo to="/people">{t('toForm')}</LinkTo>
      </p>
    </section>
  );
}
