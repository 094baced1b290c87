import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../language/language.tsx';
import { Field } from './field.tsx';
import './note-form.css';
import { ProblemNotice } from './problem-notice.tsx';
import { partWords } from './words.ts';

const leastNote = 3;

interface NoteFormProps {
  /** The ways to send it; the first is the main one. */
  readonly acts: readonly { readonly key: string; readonly text: string; readonly danger?: boolean }[];
  readonly pending: boolean;
  readonly error: Error | null;
  /** `clear` empties the note, once it has been taken: what was refused may be sent again. */
  readonly onSend: (act: string, note: string, clear: () => void) => void;
  /** In characters. */
  readonly longest?: number;
  /** Fields above the note. */
  readonly children?: ReactNode;
}

/** Something that a person does with a reason. */
export function NoteForm({ acts, pending, error, onSend, longest = 1000, children }: NoteFormProps) {
  const t = useWords(partWords);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const isNote = note.trim().length >= leastNote;
  const clear = (): void => {
    setNote('');
    setTried(false);
  };
  const send = (act: string): void => {
    setTried(true);
    if (isNote) onSend(act, note.trim(), clear);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(acts[0]!.key);
  };
  return (
    <form className="note-form" onSubmit={submit} noValidate>
      {children}
      <Field label={t('note')} hint={t('noteHint')} problem={tried && !isNote ? t('noteNeeded') : undefined}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={longest}
            value={note}
            // The note is emptied when the page shows what came of it: what is typed until then would be lost.
            readOnly={pending}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Acts acts={acts} pending={pending} onPress={send} />
      {error ? <ProblemNotice error={error} /> : null}
    </form>
  );
}

/** The first sends the form, as the return key does. */
function Acts({
  acts,
  pending,
  onPress,
}: Pick<NoteFormProps, 'acts' | 'pending'> & { onPress: (act: string) => void }) {
  return (
    <div className="note-acts">
      {acts.map(({ key, text, danger }, place) => (
        <Button
          key={key}
          type={place === 0 ? 'primary' : 'default'}
          danger={danger ?? false}
          htmlType={place === 0 ? 'submit' : 'button'}
          loading={pending}
          {...(place === 0 ? {} : { onClick: () => onPress(key) })}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}
