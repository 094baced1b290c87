import type { LineId } from '@lendline/lines/contract';
import { linesRoutes } from '@lendline/lines/routes';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { lines } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { may, useMember } from '../session/member.ts';
import { revealWords } from './reveal-words.ts';

const leastPurpose = 5;

/** Whole personal data for a stated purpose. It lives in this component alone: no cache keeps it when the page is left. */
export function Reveal({ lineId }: { readonly lineId: LineId }) {
  const t = useWords(revealWords);
  const allowed = may(useMember(), linesRoutes.readPersonalData);
  const [asking, setAsking] = useState(false);
  const read = useMutation({
    mutationFn: (purpose: string) => valueOf(lines.readPersonalData({ lineId, purpose })),
    onSuccess: () => setAsking(false),
    gcTime: 0,
  });
  if (!allowed) return null;
  return (
    <div className="reveal">
      {read.data ? (
        <>
          <Facts
            facts={[
              { label: t('name'), value: read.data.name ?? t('notGiven') },
              { label: t('phone'), value: read.data.phone },
              { label: t('idNumber'), value: read.data.idNumber ?? t('notGiven') },
              { label: t('birthDate'), value: read.data.birthDate ?? t('notGiven') },
            ]}
          />
          <Button size="small" onClick={read.reset}>
            {t('hide')}
          </Button>
        </>
      ) : (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('reveal')}
        </Button>
      )}
      <PurposeDialog
        open={asking}
        pending={read.isPending}
        error={read.error}
        onState={(purpose) => read.mutate(purpose)}
        onBack={() => setAsking(false)}
      />
    </div>
  );
}

interface PurposeDialogProps {
  readonly open: boolean;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onState: (purpose: string) => void;
  readonly onBack: () => void;
}

/** Asks what personal data is to be read for; who reads it has to say so. */
export function PurposeDialog({ open, pending, error, onState, onBack }: PurposeDialogProps) {
  const t = useWords(revealWords);
  const form = useId();
  const [purpose, setPurpose] = useState('');
  const [tried, setTried] = useState(false);
  const missing = purpose.trim().length < leastPurpose;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!missing) onState(purpose.trim());
  };
  return (
    <Dialog
      open={open}
      title={t('title')}
      okText={t('show')}
      cancelText={t('back')}
      okButtonProps={{ htmlType: 'submit', form, loading: pending }}
      onCancel={onBack}
      closable={false}
      width={460}
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field label={t('purpose')} hint={t('purposeHint')} problem={tried && missing ? t('purposeNeeded') : undefined}>
          {(field) => (
            <Input {...field} autoComplete="off" value={purpose} onChange={(event) => setPurpose(event.target.value)} />
          )}
        </Field>
        {error ? <ProblemNotice error={error} /> : null}
      </form>
    </Dialog>
  );
}
