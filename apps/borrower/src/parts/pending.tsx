import type { Problem } from '@lendline/kernel';
import { useWords } from '../language/language.tsx';
import { NoteOfTrouble } from './notes.tsx';
import { words } from './words.ts';

/** In the place of what is not there yet: that it is on its way, or why it did not come. */
export function Pending({ problem, retry }: { readonly problem: Problem | null; readonly retry: () => Promise<void> }) {
  const t = useWords(words);
  if (problem !== null) return <NoteOfTrouble problem={problem} retry={() => void retry()} />;
  return (
    <p class="lead" aria-live="polite">
      <span class="spinner" aria-hidden="true" /> {t('loading')}
    </p>
  );
}
