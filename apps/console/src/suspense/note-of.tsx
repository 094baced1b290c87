import { Input } from 'antd';
import { isNote } from '../application/note-field.tsx';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { suspenseWords } from './words.ts';

interface NoteOfProps {
  readonly note: string;
  readonly tried: boolean;
  readonly onChange: (note: string) => void;
}

/** How a person knows what the money is. */
export function NoteOf({ note, tried, onChange }: NoteOfProps) {
  const t = useWords(suspenseWords);
  return (
    <Field label={t('noteLabel')} hint={t('noteHint')} problem={tried && !isNote(note) ? t('noteNeeded') : undefined}>
      {(field) => (
        <Input.TextArea
          {...field}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          value={note}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
