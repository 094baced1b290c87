import type { DriftAlert } from '@lendline/records/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { isNote } from '../application/note-field.tsx';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { may, useMember } from '../session/member.ts';
import { useAcknowledge } from './acknowledge-mutation.ts';
import { intakeWords } from './words.ts';

/** Says what was found and closes the alert; only for who may operate the intake. */
export function AcknowledgeForm({ alert }: { readonly alert: DriftAlert }) {
  const t = useWords(intakeWords);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const acknowledge = useAcknowledge(alert.id);
  if (!may(useMember(), recordsRoutes.acknowledgeDrift)) return <p className="soft">{t('mayNot')}</p>;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isNote(note)) acknowledge.mutate(note.trim());
  };
  return (
    <form className="act-form" onSubmit={submit} noValidate>
      <Field label={t('noteLabel')} hint={t('noteHint')} problem={tried && !isNote(note) ? t('noteNeeded') : undefined}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {acknowledge.error ? <ProblemNotice error={acknowledge.error} /> : null}
      <div>
        <Button htmlType="submit" loading={acknowledge.isPending}>
          {t('acknowledge')}
        </Button>
      </div>
    </form>
  );
}
