import type { Problem } from '@lendline/kernel';
import { formatInstant } from '@lendline/ui';
import { useEffect } from 'preact/hooks';
import { currentLoan } from '../journey/stage.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { LoanView } from '../loan/loan-view.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { savedLoans } from './saved-loans.ts';
import { words } from './words.ts';

export interface OfflineScreenProps {
  readonly problem: Problem;
  readonly retry: () => void;
}

const every_ms = 5000;

/** What can be read while the server cannot be reached: the loan as it was last seen, said to be so. */
export function OfflineScreen({ problem, retry }: OfflineScreenProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const saved = savedLoans();
  const loan = saved && currentLoan(saved);
  useEffect(() => {
    addEventListener('online', retry);
    // A phone says that it has a network before all of it works, and a server that was down says nothing when it is back.
    const timer = setInterval(retry, every_ms);
    return () => {
      removeEventListener('online', retry);
      clearInterval(timer);
    };
  }, [retry]);
  return (
    <Screen title={t(loan ? 'loan' : 'title')}>
      <NoteOfTrouble problem={problem} retry={retry} />
      {saved && loan && (
        <>
          <Note>
            <p>{t('asOf', { at: formatInstant(saved.asOf, locale) })}</p>
          </Note>
          <LoanView loan={loan} action={null} />
        </>
      )}
    </Screen>
  );
}
