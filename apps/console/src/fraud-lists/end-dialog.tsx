import type { ListEntry } from '@lendline/fraud/contract';
import { useText, useWords } from '../language/language.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { listNames } from '../words/fraud.ts';
import { useEntryStep } from './lists-query.ts';
import { listWords } from './words.ts';

interface EndDialogProps {
  readonly entry: ListEntry;
  readonly onDone: () => void;
}

/** Takes an entry off its list before its time, with the reason. */
export function EndDialog({ entry, onDone }: EndDialogProps) {
  const t = useWords(listWords);
  const read = useText();
  const step = useEntryStep(entry.id);
  return (
    <Dialog
      open
      title={t('endOf', { value: entry.masked, list: read(listNames[entry.list].text) })}
      footer={null}
      closable={{ 'aria-label': t('back') }}
      onCancel={onDone}
      width={460}
    >
      <NoteForm
        acts={[{ key: 'end', text: t('doEnd'), danger: true }]}
        pending={step.isPending}
        error={step.error}
        longest={500}
        onSend={(_, note) => step.mutate({ kind: 'end', note }, { onSuccess: onDone })}
      >
        <p className="soft">{t('endHint')}</p>
      </NoteForm>
    </Dialog>
  );
}
