import type { TypologyVersionDetail } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { changesOf, type ListedChange } from './changes.ts';
import { useVersion, useVersionStep } from './typologies-query.ts';
import { typologyColumns } from './typology-columns.tsx';
import { type Typology, typologiesOf } from './typology.ts';
import { typologyWords, versionWords } from './words.ts';

interface ContentProps {
  readonly detail: TypologyVersionDetail;
}

/** The typologies of a version, and what each is beside the version that it replaces. */
export function ContentPanel({ detail }: ContentProps) {
  const t = useWords(typologyWords);
  const base = useVersion(detail.basedOn);
  return (
    <Panel title={t('title')} flush>
      <Loaded query={base}>{(before) => <Content detail={detail} before={before && typologiesOf(before)} />}</Loaded>
    </Panel>
  );
}

function Content({ detail, before }: ContentProps & { readonly before: readonly Typology[] | null }) {
  const t = useWords(typologyWords);
  const v = useWords(versionWords);
  const read = useText();
  const { rows, removed } = changesOf(typologiesOf(detail), before);
  const [removing, setRemoving] = useState<Typology | null>(null);
  const mayWrite = may(useMember(), fraudRoutes.saveTypologies) && detail.state === 'draft';
  return (
    <>
      <DataTable
        caption={t('title')}
        rows={rows}
        rowKey={({ typology }) => typology.id}
        empty={t('nothing')}
        columns={[
          ...typologyColumns({ t, read, versionId: detail.id }),
          ...(before === null ? [] : [changeColumn({ title: v('changes'), same: v('same') })]),
          ...(mayWrite ? [removeColumn({ v, read, onRemove: setRemoving })] : []),
        ]}
      />
      {removed.length === 0 ? null : (
        <p className="table-empty">{v('removed', { names: removed.map(({ name }) => read(name)).join(', ') })}</p>
      )}
      {mayWrite ? <BeginForm detail={detail} /> : null}
      {removing === null ? null : <RemoveDialog detail={detail} typology={removing} onDone={() => setRemoving(null)} />}
    </>
  );
}

/** Begins a typology of its own; it is in the draft once it is saved without a fault. */
function BeginForm({ detail }: ContentProps) {
  const v = useWords(versionWords);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const id = typed.trim();
  const isFree = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && !typologiesOf(detail).some((one) => one.id === id);
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const params = { versionId: detail.id, typologyId: id };
    if (isFree) void navigate({ to: '/typologies/$versionId/$typologyId', params });
  };
  return (
    <form className="rule-add" onSubmit={begin} noValidate>
      <Field label={v('beginId')} hint={v('beginHint')} problem={tried && !isFree ? v('beginTaken') : undefined}>
        {(field) => <Input {...field} maxLength={80} value={typed} onChange={({ target }) => setTyped(target.value)} />}
      </Field>
      <Button htmlType="submit">{v('begin')}</Button>
    </form>
  );
}

function changeColumn({ title, same }: { readonly title: string; readonly same: string }): Column<ListedChange> {
  return {
    key: 'change',
    title,
    onCard: 'beside',
    render: ({ change }) =>
      change === 'same' ? (
        <span className="soft">{same}</span>
      ) : (
        <StateTag tone={change === 'added' ? 'busy' : 'warn'} text={versionWords[change]} />
      ),
  };
}

interface RemoveColumn {
  readonly v: ReturnType<typeof useWords<typeof versionWords>>;
  readonly read: ReturnType<typeof useText>;
  readonly onRemove: (typology: Typology) => void;
}

function removeColumn({ v, read, onRemove }: RemoveColumn): Column<ListedChange> {
  return {
    key: 'act',
    title: v('act'),
    render: ({ typology }) => (
      <Button size="small" aria-label={v('removeOf', { name: read(typology.name) })} onClick={() => onRemove(typology)}>
        {v('remove')}
      </Button>
    ),
  };
}

interface RemoveProps extends ContentProps {
  readonly typology: Typology;
  readonly onDone: () => void;
}

function RemoveDialog({ detail, typology, onDone }: RemoveProps) {
  const v = useWords(versionWords);
  const read = useText();
  const step = useVersionStep(detail.id);
  const document = typologiesOf(detail).filter(({ id }) => id !== typology.id);
  return (
    <Dialog
      open
      title={v('removeOf', { name: read(typology.name) })}
      footer={null}
      closable={{ 'aria-label': v('back') }}
      onCancel={onDone}
      width={460}
    >
      <NoteForm
        acts={[{ key: 'remove', text: v('doRemove'), danger: true }]}
        pending={step.isPending}
        error={step.error}
        longest={500}
        onSend={(_, note) =>
          step.mutate({ kind: 'save', revision: detail.revision, document, note }, { onSuccess: onDone })
        }
      />
    </Dialog>
  );
}
