import type { SuspenseItem } from '@lendline/payments/contract';
import { Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { isNote } from '../application/note-field.tsx';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { NoteOf } from './note-of.tsx';
import { usePlace } from './suspense-query.ts';
import { suspenseWords } from './words.ts';

type What = 'match' | 'return' | 'close';

const doing = { match: 'doMatch', return: 'doReturn', close: 'doClose' } as const;
const named = { match: 'match', return: 'giveBack', close: 'close' } as const;

/** What the money is, in the words of whoever has taken it on. */
export function PlaceForm({ item }: { readonly item: SuspenseItem }) {
  const t = useWords(suspenseWords);
  // What left our account can only be explained.
  const choices: readonly What[] = item.side === 'in' ? ['match', 'return', 'close'] : ['close'];
  const [what, setWhat] = useState<What>(choices[0]!);
  const [loanId, setLoanId] = useState(item.suggestions[0]?.loanId ?? '');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const place = usePlace(item.id);
  const isLoan = what !== 'match' || /^loan_[0-9a-z]{26}$/.test(loanId.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isNote(note) || !isLoan) return;
    const said = note.trim();
    place.mutate(what === 'match' ? { kind: what, loanId: loanId.trim(), note: said } : { kind: what, note: said });
  };
  return (
    <form className="act-form" onSubmit={submit} noValidate>
      <Radio.Group
        aria-label={t('what')}
        className="suspense-what"
        value={what}
        onChange={({ target }) => setWhat(target.value as What)}
        options={choices.map((value) => ({ value, label: t(named[value]) }))}
      />
      {what === 'match' ? (
        <Field label={t('loanId')} hint={t('loanHint')} problem={tried && !isLoan ? t('loanNeeded') : undefined}>
          {(field) => <Input {...field} value={loanId} onChange={({ target }) => setLoanId(target.value)} />}
        </Field>
      ) : null}
      <NoteOf note={note} tried={tried} onChange={setNote} />
      {what === 'return' ? <p className="soft">{t('returnHint')}</p> : null}
      {place.error ? <ProblemNotice error={place.error} /> : null}
      <div>
        <Button type="primary" htmlType="submit" loading={place.isPending}>
          {t(doing[what])}
        </Button>
      </div>
    </form>
  );
}
