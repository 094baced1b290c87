import type { FeedProvider } from '@lendline/records/contract';
import { useState } from 'preact/hooks';
import { records } from '../api/records.ts';
import { useAction } from '../api/use-action.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { kindOf, useProviderName } from './provider-name.ts';
import { accountName } from './standing.ts';
import { words } from './words.ts';

export interface ConnectCardProps {
  readonly provider: FeedProvider;
  readonly refresh: () => Promise<void>;
}

/** One account that can be connected: how it goes, what has to be named, and the button. */
export function ConnectCard({ provider: { provider, needsAccount }, refresh }: ConnectCardProps) {
  const t = useWords(words);
  const name = useProviderName(provider);
  const kind = kindOf(provider);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const id = `${provider}-account`;
  const linking = useAction(async (account: string | null) => {
    const result = await records.linkFeed({ provider, ...(account === null ? {} : { account }) });
    if (result.ok) await refresh();
    return result;
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    const account = needsAccount ? accountName(typed) : null;
    setWrong(needsAccount && account === null);
    if (needsAccount && account === null) document.getElementById(id)?.focus();
    else linking.run(account);
  };
  return (
    <article class="card" aria-label={name}>
      <form class="stack" onSubmit={submit} noValidate>
        <h3>{name}</h3>
        <p class="hint">{kind === null ? t('partner-how', { who: name }) : t(`${kind}-how`)}</p>
        {needsAccount && (
          <Field
            id={id}
            label={t('account')}
            hint={t('accountHint')}
            value={typed}
            error={wrong ? t('accountWrong') : null}
            onChange={(text) => {
              setTyped(text);
              setWrong(false);
            }}
            input={{ autocomplete: 'off', maxLength: 140 }}
          />
        )}
        <NoteOfTrouble problem={linking.problem} />
        <Button kind="secondary" busy={linking.busy}>
          {t('connectOf', { what: name })}
        </Button>
      </form>
    </article>
  );
}
