import type { Problem } from '@lendline/kernel';
import type { ComponentChildren } from 'preact';
import { useText, useWords } from '../language/language.tsx';
import { words } from './words.ts';

/** What went wrong and what to do, beside what caused it; read out at once. `retry` where trying again may help. */
export function NoteOfTrouble({
  problem,
  retry,
}: {
  readonly problem: Problem | null;
  readonly retry?: (() => void) | undefined;
}) {
  const text = useText();
  const t = useWords(words);
  if (problem === null) return null;
  return (
    <div class="note bad" role="alert">
      <p>{text(problem.text)}</p>
      {retry && (
        <button type="button" class="quiet" onClick={retry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

export function Note({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <div class={`note ${tone}`}>{children}</div>;
}

export function Waiting() {
  const t = useWords(words);
  return (
    <main class="screen" aria-busy="true">
      <p class="waiting" aria-live="polite">
        <span class="spinner" aria-hidden="true" />
        {t('loading')}
      </p>
    </main>
  );
}
