import type { Problem } from '@lendline/kernel';
import type { DeclaredTie } from '@lendline/records/contract';
import { formatDay } from '@lendline/ui';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { records } from '../api/records.ts';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentPath } from '../journey/places.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { AllowHere } from '../permissions/allow-here.tsx';
import { usePermission } from '../permissions/use-permission.ts';
import { PeopleForm } from './people-form.tsx';
import { kindTexts, words } from './words.ts';

const source = 'declared-ties';

/** Whom a person names: why we ask and what becomes of a number, the permission, who is named, and the form. */
export function PeopleScreen() {
  const { journey, draft } = useJourney();
  const t = useWords(words);
  const { allowed, toAsk } = usePermission(source);
  return (
    <Screen title={t('title')} back={() => go(currentPath(journey, draft))}>
      <p class="lead">{t('lead')}</p>
      <ul class="flags">
        <li>{t('keptAs')}</li>
        <li>{t('neverCalled')}</li>
        <li>{t('notBound')}</li>
      </ul>
      {toAsk && <AllowHere notice={toAsk} />}
      {allowed && <Named />}
    </Screen>
  );
}

function Named() {
  const t = useWords(words);
  const { ties, setTies, problem, load } = useMyTies();
  if (ties === null) return <NoteOfTrouble problem={problem} retry={() => void load()} />;
  return (
    <>
      <h2>{t('now')}</h2>
      <Standing ties={ties} onChanged={setTies} />
      <PeopleForm onSaved={setTies} />
    </>
  );
}

function useMyTies() {
  const [ties, setTies] = useState<readonly DeclaredTie[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const answer = await records.listMyTies({});
    if (answer.ok) setTies(answer.value.ties);
    setProblem(answer.ok ? null : answer.error);
  }, []);
  useEffect(() => void load(), [load]);
  return { ties, setTies, problem, load };
}

interface StandingProps {
  readonly ties: readonly DeclaredTie[];
  readonly onChanged: (ties: readonly DeclaredTie[]) => void;
}

function Standing({ ties, onChanged }: StandingProps) {
  const t = useWords(words);
  const text = useText();
  const { locale } = useLanguage();
  const forgetting = useAction(async () => {
    const answer = await records.declareTies({ ties: [] });
    if (answer.ok) onChanged(answer.value.ties);
    return answer;
  });
  if (ties.length === 0) return <p class="hint">{t('nobody')}</p>;
  return (
    <>
      <ul class="card permissions">
        {ties.map(({ kind, declaredAt }, index) => (
          <li key={`${kind}-${index}`}>
            <div>
              <strong>{text(kindTexts[kind])}</strong>
              <p class="hint">{t('since', { day: formatDay(declaredAt, locale) })}</p>
            </div>
          </li>
        ))}
      </ul>
      <NoteOfTrouble problem={forgetting.problem} />
      <Button kind="quiet" busy={forgetting.busy} onClick={() => forgetting.run()}>
        {t('forget')}
      </Button>
    </>
  );
}
