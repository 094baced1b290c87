import type { SuspenseItem } from '@lendline/payments/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { isNote } from '../application/note-field.tsx';
import { useWords } from '../language/language.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useMember } from '../session/member.ts';
import { NoteOf } from './note-of.tsx';
import { usePlace } from './suspense-query.ts';
import { suspenseWords } from './words.ts';

/** A return that somebody asked for: another agrees or not; who asked can only take it back. */
export function DecideForm({ item }: { readonly item: SuspenseItem }) {
  const t = useWords(suspenseWords);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const place = usePlace(item.id);
  const isOwn = item.askedBy === useMember().id;
  const decide = (agree: boolean): void => {
    setTried(true);
    if (isNote(note)) place.mutate({ kind: 'decide', agree, note: note.trim() });
  };
  return (
    <form className="act-form" onSubmit={(event) => event.preventDefault()} noValidate>
      {isOwn ? <p className="soft">{t('waitsForOther')}</p> : null}
      <NoteOf note={note} tried={tried} onChange={setNote} />
      {place.error ? <ProblemNotice error={place.error} /> : null}
      <div className="suspense-steps">
        {isOwn ? null : (
          <Button type="primary" onClick={() => decide(true)} loading={place.isPending}>
            {t('agree')}
          </Button>
        )}
        <Button onClick={() => decide(false)} loading={place.isPending}>
          {t(isOwn ? 'withdraw' : 'decline')}
        </Button>
      </div>
    </form>
  );
}
