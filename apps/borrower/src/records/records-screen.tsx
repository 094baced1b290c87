import type { RecordSource } from '@lendline/records/contract';
import { AccountsNote } from '../accounts/accounts-note.tsx';
import { LinkTo } from '../app/link-to.tsx';
import { go } from '../app/navigation.ts';
import { useAdvance, useJourney } from '../journey/journey-context.ts';
import { pathBefore } from '../journey/places.ts';
import { consentTo } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { PeopleNote } from '../people/people-note.tsx';
import { FilePicker } from './file-picker.tsx';
import { filesAmong, latestOf } from './latest.ts';
import { words } from './words.ts';

/** The two kinds of file, each optional: how to get it, and what became of it. */
export function RecordsScreen() {
  const { journey } = useJourney();
  const advance = useAdvance();
  const t = useWords(words);
  const before = pathBefore('/records', journey);
  const allowed = (['payment-statement', 'call-records'] as const).filter((source) =>
    journey.notices.some((notice) => notice.source === source),
  );
  const goOn = (): void => advance({}, { recordsPassed: true });
  return (
    <Screen title={t('title')} step="records" back={before === null ? undefined : () => go(before)}>
      <p class="lead">{t('lead')}</p>
      {allowed.map((source) => (
        <SourceCard key={source} source={source} />
      ))}
      <PeopleNote />
      <Button onClick={goOn}>{t(journey.imports.length === 0 ? 'skip' : 'goOn')}</Button>
    </Screen>
  );
}

function SourceCard({ source }: { readonly source: RecordSource }) {
  const { journey } = useJourney();
  const t = useWords(words);
  const latest = latestOf(filesAmong(journey.imports), source);
  return (
    <section class="card" aria-labelledby={`${source}-title`}>
      <h2 id={`${source}-title`}>{t(source)}</h2>
      <details>
        <summary>{t(`${source}-how`)}</summary>
        <p class="hint">{t(`${source}-steps`)}</p>
      </details>
      {consentTo(source, journey.consents) === null ? (
        <p class="hint">
          {t('notAllowed')} <LinkTo to={`/permissions/${source}`}>{t('allow')}</LinkTo>
        </p>
      ) : (
        <FilePicker source={source} latest={latest} />
      )}
      {source === 'payment-statement' && <AccountsNote />}
    </section>
  );
}
