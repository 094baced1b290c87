import type { ApplicationId } from '@lendline/applications/contract';
import { newIdempotencyKey } from '@lendline/ui';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useWords } from '../language/language.tsx';
import { actWords } from './act-words.ts';
import { ConfirmAct } from './confirm-act.tsx';
import { isNote, NoteField } from './note-field.tsx';
import { type Act, useAct } from './review-mutation.ts';

/** Held money leaves when a second person confirms what a first one proposed. */
export function ReleaseForm({ applicationId }: { readonly applicationId: ApplicationId }) {
  const t = useWords(actWords);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [toConfirm, setToConfirm] = useState<Act | null>(null);
  const act = useAct(applicationId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    act.reset();
    if (isNote(note)) setToConfirm({ kind: 'release', note: note.trim(), key: newIdempotencyKey() });
  };
  if (act.isSuccess) return <output>{t('proposed')}</output>;
  return (
    <form className="act-form" onSubmit={submit} noValidate>
      <p className="soft">{t('releaseHow')}</p>
      <NoteField note={note} tried={tried} onChange={setNote} />
      <div>
        <Button type="primary" htmlType="submit">
          {t('propose')}
        </Button>
      </div>
      <ConfirmAct
        act={toConfirm}
        pending={act.isPending}
        error={act.error}
        onConfirm={() => toConfirm && act.mutate(toConfirm, { onSuccess: () => setToConfirm(null) })}
        onBack={() => setToConfirm(null)}
      />
    </form>
  );
}
