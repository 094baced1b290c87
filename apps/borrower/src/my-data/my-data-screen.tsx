import { formatInstant } from '@lendline/ui';
import { AccountsNote } from '../accounts/accounts-note.tsx';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentPath } from '../journey/places.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { PeopleNote } from '../people/people-note.tsx';
import { ImportView } from '../records/import-view.tsx';
import { filesAmong } from '../records/latest.ts';
import { Permissions } from './permissions.tsx';
import { useSignOut } from './use-sign-out.ts';
import { words } from './words.ts';

/** All that is held of a person and under which permission; each permission is withdrawn with one tap. */
export function MyDataScreen() {
  const { journey, draft } = useJourney();
  const t = useWords(words);
  const leaving = useSignOut();
  const { line } = journey;
  return (
    <Screen title={t('title')} back={() => go(currentPath(journey, draft))}>
      <h2>{t('you')}</h2>
      <Facts
        rows={[
          { label: t('phone'), value: line.maskedPhone },
          { label: t('name'), value: line.identity?.maskedName ?? t('none') },
          { label: t('idNumber'), value: line.identity?.maskedIdNumber ?? t('none') },
        ]}
      />
      <h2>{t('permissions')}</h2>
      <Permissions />
      <h2>{t('files')}</h2>
      <Files />
      {line.identity !== null && (
        <>
          <AccountsNote />
          <PeopleNote />
        </>
      )}
      <NoteOfTrouble problem={leaving.problem} />
      <Button kind="secondary" busy={leaving.busy} onClick={() => leaving.run()}>
        {t('signOut')}
      </Button>
      <p class="hint">{t('signOutNote')}</p>
    </Screen>
  );
}

function Files() {
  const { journey } = useJourney();
  const t = useWords(words);
  const { locale } = useLanguage();
  const files = filesAmong(journey.imports);
  if (files.length === 0) return <p class="hint">{t('noFiles')}</p>;
  return (
    <>
      {files.map((report) => (
        <section key={report.id} class="card" aria-label={t(report.source)}>
          <h3>{t(report.source)}</h3>
          <p class="hint">{t('added', { at: formatInstant(report.importedAt, locale) })}</p>
          <ImportView report={report} />
        </section>
      ))}
    </>
  );
}
