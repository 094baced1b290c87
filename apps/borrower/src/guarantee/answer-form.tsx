import type { Guarantee } from '@lendline/applications/contract';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { lines } from '../api/lines.ts';
import { useAction } from '../api/use-action.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { words } from './words.ts';

interface AnswerProps {
  readonly guarantee: Guarantee;
  readonly onDone: () => void;
}

/** Agrees or refuses. Who agrees says first who they are, where they have not yet. */
export function AnswerForm({ guarantee, onDone }: AnswerProps) {
  const t = useWords(words);
  const { journey, change } = useJourney();
  const isKnown = journey.line.identity !== null;
  const [typed, setTyped] = useState({ name: '', idNumber: '' });
  const [tried, setTried] = useState(false);
  const answering = useAction(async (agree: boolean) => {
    if (agree && !isKnown) {
      const declared = await lines.declareIdentity(typed);
      if (!declared.ok) return declared;
      change({ line: declared.value });
    }
    const answer = await applications.answerGuarantee({ guarantorId: guarantee.id, agree });
    if (answer.ok) onDone();
    return answer;
  });
  const agree = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    const missing = isKnown ? undefined : (['name', 'idNumber'] as const).find((entry) => typed[entry].trim() === '');
    if (missing) document.getElementById(`own-${missing}`)?.focus();
    else answering.run(true);
  };
  const errorOf = (entry: keyof typeof typed) => (tried && typed[entry].trim() === '' ? t('needed') : null);
  return (
    <form class="stack" onSubmit={agree} noValidate>
      <Note tone="warn">
        <p>{t('meaning')}</p>
      </Note>
      {!isKnown && <p class="hint">{t('who')}</p>}
      {!isKnown &&
        (['name', 'idNumber'] as const).map((entry) => (
          <Field
            key={entry}
            id={`own-${entry}`}
            label={t(entry)}
            value={typed[entry]}
            error={errorOf(entry)}
            onChange={(text) => setTyped({ ...typed, [entry]: text })}
            input={{ autocomplete: entry === 'name' ? 'name' : 'off', maxLength: 120 }}
          />
        ))}
      <NoteOfTrouble problem={answering.problem} />
      <Button busy={answering.busy}>{t('agree')}</Button>
      <Button kind="quiet" onClick={() => answering.run(false)}>
        {t('refuse')}
      </Button>
    </form>
  );
}
