import type { ListedKind, ListName } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useNow } from '../parts/use-now.ts';
import { may, useMember } from '../session/member.ts';
import { entityKindOrder, entityKinds, listNames, listOrder } from '../words/fraud.ts';
import { useAddEntry, useFindEntries } from './lists-query.ts';
import { emptyEntry, type EntryDraft, type EntryFaults, entryOf, faultsOf } from './new-entry.ts';
import { listEffects, listWords } from './words.ts';

const none: EntryFaults = { value: false, kind: false, until: false };

/** Whether a value is listed, and the way to list it. The value travels in bodies of requests and is kept nowhere. */
export function AddPanel() {
  const t = useWords(listWords);
  const [draft, setDraft] = useState<EntryDraft>(emptyEntry);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, useNow(60_000));
  const find = useFindEntries();
  const change = (next: EntryDraft): void => {
    // An answer about another value must not stand beside this one.
    find.reset();
    setDraft(next);
  };
  const lookUp = (): void => {
    setTried(true);
    if (!faults.value) find.mutate({ kind: draft.kind, value: draft.value.trim() });
  };
  return (
    <Panel title={t('add')}>
      <div className="list-add">
        <ValueFields draft={draft} faults={tried ? faults : none} onChange={change} />
        <div>
          <Button onClick={lookUp} loading={find.isPending}>
            {t('find')}
          </Button>
        </div>
        {find.error ? <ProblemNotice error={find.error} /> : null}
        <Found answer={find.data?.entries} />
        {may(useMember(), fraudRoutes.addEntry) ? (
          <AddForm draft={draft} faults={faults} shown={tried ? faults : none} onChange={change} onTry={setTried} />
        ) : null}
      </div>
    </Panel>
  );
}

interface FieldsProps {
  readonly draft: EntryDraft;
  /** Those that are shown: none before the form was tried. */
  readonly faults: EntryFaults;
  readonly onChange: (draft: EntryDraft) => void;
}

function ValueFields({ draft, faults, onChange }: FieldsProps) {
  const t = useWords(listWords);
  const read = useText();
  return (
    <>
      <Field label={t('kind')} problem={faults.kind ? t('allowOnly') : undefined}>
        {(field) => (
          <Select<ListedKind>
            {...field}
            value={draft.kind}
            onChange={(kind) => onChange({ ...draft, kind })}
            options={entityKindOrder.map((value) => ({ value, label: read(entityKinds[value]) }))}
          />
        )}
      </Field>
      <Field label={t('value')} hint={t('valueHint')} problem={faults.value ? t('valueNeeded') : undefined}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            maxLength={300}
            value={draft.value}
            onChange={({ target }) => onChange({ ...draft, value: target.value })}
          />
        )}
      </Field>
    </>
  );
}

type FoundEntries = NonNullable<ReturnType<typeof useFindEntries>['data']>['entries'];

function Found({ answer }: { readonly answer: FoundEntries | undefined }) {
  const t = useWords(listWords);
  const read = useText();
  return (
    <output className="list-found">
      {answer?.length === 0 ? t('notFound') : null}
      {answer?.map(({ id, list, reason }) => (
        <span key={id}>{t('found', { list: read(listNames[list].text), reason })}</span>
      ))}
    </output>
  );
}

/** Which list, and until when. */
function ListFields({ draft, faults, onChange }: FieldsProps) {
  const t = useWords(listWords);
  const read = useText();
  return (
    <>
      <Field label={t('list')} hint={read(listEffects[draft.list])}>
        {({ id, 'aria-describedby': describedBy }) => (
          <Radio.Group
            id={id}
            aria-label={t('list')}
            aria-describedby={describedBy}
            value={draft.list}
            onChange={({ target }) => onChange({ ...draft, list: target.value as ListName })}
            options={listOrder.map((value) => ({ value, label: read(listNames[value].text) }))}
          />
        )}
      </Field>
      <Field label={t('until')} problem={faults.until ? t('untilNeeded') : undefined}>
        {(field) => (
          <Input
            {...field}
            type="date"
            value={draft.until}
            onChange={({ target }) => onChange({ ...draft, until: target.value })}
          />
        )}
      </Field>
    </>
  );
}

interface AddFormProps extends FieldsProps {
  readonly shown: EntryFaults;
  readonly onTry: (tried: boolean) => void;
}

function AddForm({ draft, faults, shown, onChange, onTry }: AddFormProps) {
  const t = useWords(listWords);
  const add = useAddEntry();
  const send = (reason: string, clear: () => void): void => {
    onTry(true);
    if (faults.value || faults.kind || faults.until) return;
    add.mutate(entryOf(draft, reason), {
      onSuccess: () => {
        clear();
        onTry(false);
        onChange({ ...emptyEntry, list: draft.list, kind: draft.kind });
      },
    });
  };
  return (
    <NoteForm
      acts={[{ key: 'add', text: t('doAdd') }]}
      pending={add.isPending}
      error={add.error}
      longest={500}
      onSend={(_, reason, clear) => send(reason, clear)}
    >
      <ListFields draft={draft} faults={shown} onChange={onChange} />
      {add.data ? (
        <output>{t(add.data.state === 'waiting' ? 'asked' : 'added', { value: add.data.masked })}</output>
      ) : null}
    </NoteForm>
  );
}
