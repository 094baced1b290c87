import type { Problem } from '@lendline/kernel';
import type { RecordSource } from '@lendline/records/contract';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { words } from './words.ts';

const missing = 'records.file-zip-password';
const wrong = 'records.file-zip-wrong-password';

/** Whether a file could not be read only because its password is missing, or was not the right one. */
export function isLocked(problem: Problem | null): boolean {
  return problem?.code === missing || problem?.code === wrong;
}

export interface ZipPasswordProps {
  readonly source: RecordSource;
  readonly fileName: string;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly onGiven: (password: string) => void;
}

/** Asks for the password of a locked file in plain words. The file itself stays chosen. */
export function ZipPassword({ source, fileName, problem, busy, onGiven }: ZipPasswordProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState('');
  const [empty, setEmpty] = useState(false);
  const id = `${source}-password`;
  const isWrong = problem?.code === wrong;
  const submit = (event: Event): void => {
    event.preventDefault();
    const password = typed.trim();
    setEmpty(password === '');
    if (password === '') document.getElementById(id)?.focus();
    else onGiven(password);
  };
  useLayoutEffect(() => {
    document.getElementById(id)?.focus();
  }, [id, problem]);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p class="hint">{t('locked', { name: fileName })}</p>
      <Field
        id={id}
        label={t('password')}
        hint={t('passwordHint')}
        value={typed}
        error={empty ? t('passwordEmpty') : isWrong ? t('passwordWrong') : null}
        onChange={(text) => {
          setTyped(text);
          setEmpty(false);
        }}
        input={{ autocomplete: 'off', maxLength: 64 }}
      />
      <Button busy={busy}>{t('unlock')}</Button>
    </form>
  );
}
