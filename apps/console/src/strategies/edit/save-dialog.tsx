import { useWords } from '../../language/language.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { editWords } from './edit-words.ts';

interface SaveDialogProps {
  readonly faults: number;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSend: (note: string) => void;
  readonly onClose: () => void;
}

/** Asks why the draft is changed; every revision keeps its reason. */
export function SaveDialog({ faults, pending, error, onSend, onClose }: SaveDialogProps) {
  const t = useWords(editWords);
  return (
    <Dialog open title={t('saveTitle')} footer={null} onCancel={onClose}>
      <NoteForm
        acts={[{ key: 'save', text: t('saveNow') }]}
        pending={pending}
        error={error}
        onSend={(_, note) => onSend(note)}
      >
        {faults === 0 ? null : <p>{t('saveWithFaults')}</p>}
      </NoteForm>
    </Dialog>
  );
}
