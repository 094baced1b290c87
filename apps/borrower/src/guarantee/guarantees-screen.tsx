import type { Guarantee } from '@lendline/applications/contract';
import { formatMoney } from '@lendline/ui';
import { applications } from '../api/applications.ts';
import { useAnswer } from '../api/use-answer.ts';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentPath } from '../journey/places.ts';
import { useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { AnswerForm } from './answer-form.tsx';
import { SignGuarantee } from './sign-guarantee.tsx';
import { guarantorStates, words } from './words.ts';

/** What the person on this line was asked to guarantee, and what is next for each. */
export function GuaranteesScreen() {
  const { journey, draft } = useJourney();
  const t = useWords(words);
  const { value, problem, again } = useAnswer('guarantees', () => applications.listGuarantees({}));
  return (
    <Screen title={t('title')} back={() => go(currentPath(journey, draft))}>
      <p class="lead">{t('lead')}</p>
      <NoteOfTrouble problem={problem} retry={() => void again()} />
      {value?.guarantees.length === 0 && <p>{t('none')}</p>}
      {value?.guarantees.map((guarantee) => (
        <One key={guarantee.id} guarantee={guarantee} onDone={() => void again()} />
      ))}
    </Screen>
  );
}

interface OneProps {
  readonly guarantee: Guarantee;
  readonly onDone: () => void;
}

function One({ guarantee, onDone }: OneProps) {
  const t = useWords(words);
  const text = useText();
  const { borrower, business, requested, agreement, state } = guarantee;
  const amount = agreement?.amount ?? requested;
  return (
    <section class="stack">
      <Facts
        rows={[
          { label: t('borrower'), value: borrower },
          ...(business === null ? [] : [{ label: t('business'), value: business }]),
          ...(amount === null ? [] : [{ label: t('requested'), value: formatMoney(amount) }]),
          ...(agreement === null ? [] : [{ label: t('total'), value: formatMoney(agreement.totalRepayable) }]),
          { label: t('state'), value: text(guarantorStates[state]), strong: true },
        ]}
      />
      <Next guarantee={guarantee} onDone={onDone} />
    </section>
  );
}

function Next({ guarantee, onDone }: OneProps) {
  const t = useWords(words);
  const { state, agreement, signedAt } = guarantee;
  if (state === 'asked') return <AnswerForm guarantee={guarantee} onDone={onDone} />;
  if (state !== 'agreed') return null;
  if (signedAt !== null) {
    return (
      <Note tone="good">
        <p>{t('signed')}</p>
      </Note>
    );
  }
  return agreement === null ? (
    <p class="hint">{t('waits')}</p>
  ) : (
    <SignGuarantee guarantee={guarantee} onDone={onDone} />
  );
}
