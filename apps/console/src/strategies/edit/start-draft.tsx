import type { StrategyDetail } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { decisions } from '../../api/clients.ts';
import { valueOf } from '../../api/problem.ts';
import { useWords } from '../../language/language.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { may, useMember } from '../../session/member.ts';
import type { Loose } from '../jdm.ts';
import { strategiesKey } from '../strategies-query.ts';
import { type Drafting, useDraftStrategy } from './edit-queries.ts';
import { editWords } from './edit-words.ts';
import { FileButton } from './file-button.tsx';

/** Begins a draft from a version that is read, from any of its revisions. */
export function StartDraft({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(editWords);
  const [open, setOpen] = useState(false);
  if (!may(useMember(), decisionsRoutes.draftStrategy)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('startFrom')}</Button>
      {open ? <OfVersion detail={detail} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function OfVersion({ detail, onClose }: { readonly detail: StrategyDetail; readonly onClose: () => void }) {
  const t = useWords(editWords);
  const [revision, setRevision] = useState(detail.revision);
  const isOld = revision !== detail.revision;
  const old = useQuery({
    queryKey: [...strategiesKey, detail.id, revision],
    queryFn: () => valueOf(decisions.getStrategy({ strategyId: detail.id, revision })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isOld,
  });
  const from: Omit<Drafting, 'note'> | null = isOld
    ? old.data
      ? { from: detail.id, document: old.data.document as Loose }
      : null
    : { from: detail.id };
  return (
    <DraftDialog what={t('startOf', { number: detail.number, revision })} from={from} onClose={onClose}>
      {detail.revisions.length < 2 ? null : (
        <Field label={t('whichRevision')}>
          {({ status: _status, ...field }) => (
            <Select
              {...field}
              value={revision}
              onChange={setRevision}
              options={detail.revisions.map((one) => ({ value: one.revision, label: `${one.revision}: ${one.note}` }))}
            />
          )}
        </Field>
      )}
    </DraftDialog>
  );
}

/** Begins a draft from what decides now, or from a file. */
export function StartDrafts() {
  const t = useWords(editWords);
  const [from, setFrom] = useState<'live' | { readonly document: Loose; readonly file: string } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  if (!may(useMember(), decisionsRoutes.draftStrategy)) return null;
  const take = (document: Loose | null, file: string): void => {
    setRefused(document === null ? file : null);
    if (document !== null) setFrom({ document, file });
  };
  return (
    <>
      <FileButton text={t('startFromFile')} onFile={take} />
      <Button type="primary" onClick={() => setFrom('live')}>
        {t('startFromLive')}
      </Button>
      {refused === null ? null : <Alert role="alert" type="error" showIcon title={t('notJson', { file: refused })} />}
      {from === null ? null : (
        <DraftDialog
          what={from === 'live' ? t('startOfLive') : t('startOfFile', { file: from.file })}
          from={from === 'live' ? {} : { document: from.document }}
          onClose={() => setFrom(null)}
        />
      )}
    </>
  );
}

interface DraftDialogProps {
  readonly what: string;
  /** Null while the revision is still on its way. */
  readonly from: Omit<Drafting, 'note'> | null;
  readonly onClose: () => void;
  readonly children?: React.ReactNode;
}

function DraftDialog({ what, from, onClose, children }: DraftDialogProps) {
  const t = useWords(editWords);
  const draft = useDraftStrategy();
  const navigate = useNavigate();
  const send = (note: string): void => {
    if (from === null) return;
    draft.mutate(
      { ...from, note },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/strategies/$strategyId/edit', params: { strategyId: id }, search: {} }),
      },
    );
  };
  return (
    <Dialog open title={t('startDraft')} footer={null} onCancel={onClose}>
      <NoteForm
        acts={[{ key: 'start', text: t('startNow') }]}
        pending={draft.isPending}
        error={draft.error}
        onSend={(_, note) => send(note)}
      >
        <p>{what}</p>
        {children}
      </NoteForm>
    </Dialog>
  );
}
