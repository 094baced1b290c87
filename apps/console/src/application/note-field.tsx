import { Input } from 'antd';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { actWords } from './act-words.ts';

const leastNote = 10;

export function isNote(note: string): boolean {
  return note.trim().length >= leastNote;
}

interface NoteFieldProps {
  readonly note: string;
  readonly tried: boolean;
  readonly onChange: (note: string) => void;
}

/** Why a person decided so; every decision of a person has one. */
export function NoteField({ note, tried, onChange }: NoteFieldProps) {
  const t = useWords(actWords);
  return (
    <Field label={t('note')} hint={t('noteHint')} problem={tried && !isNote(note) ? t('noteNeeded') : undefined}>
      {(field) => (
        <Input.TextArea
          {...field}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          value={note}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
