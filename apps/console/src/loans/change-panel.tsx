import type { Currency } from '@lendline/kernel';
import type { AskedChange, ChangePreview, Loan, LoanId } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import '../parts/lines.css';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { may, useMember } from '../session/member.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { changeOf, type Draft, emptyDraft, isReason } from './change-draft.ts';
import { ChangeFields } from './change-fields.tsx';
import { usePreview } from './change-mutations.ts';
import { changeWords, eventNames } from './change-words.ts';

interface Confirming {
  readonly asked: AskedChange & { readonly reason: string };
  readonly preview: ChangePreview;
}

/** Changes a loan: what is asked for, what it would make of the loan, then the word for it. */
export function ChangePanel({ loan }: { readonly loan: Loan }) {
  const t = useWords(changeWords);
  const read = useText();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [tried, setTried] = useState(false);
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const preview = usePreview();
  if (!may(useMember(), loansRoutes.changeLoan)) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    setTold(null);
    const asked = askedOf(loan.id, draft, loan.principal.currency);
    if (asked) preview.mutate(asked, { onSuccess: (shown) => setConfirming({ asked, preview: shown }) });
  };
  const finish = (state: string): void => {
    setConfirming(null);
    setTold(t(state === 'applied' ? 'done' : 'asked', { kind: draft.kind ? read(eventNames[draft.kind]) : '' }));
    setDraft(emptyDraft);
    setTried(false);
  };
  return (
    <Panel title={t('change')}>
      <form className="act-form loan-change" onSubmit={submit} noValidate>
        <ChangeFields draft={draft} tried={tried} currency={loan.principal.currency} onChange={setDraft} />
        <div>
          <Button type="primary" htmlType="submit" loading={preview.isPending}>
            {t('preview')}
          </Button>
        </div>
        {preview.error ? <ProblemNotice error={preview.error} /> : null}
        <output className="soft">{told}</output>
      </form>
      {confirming === null ? null : (
        <ChangeDialog loan={loan} {...confirming} onDone={finish} onBack={() => setConfirming(null)} />
      )}
    </Panel>
  );
}

function askedOf(loanId: LoanId, draft: Draft, currency: Currency): Confirming['asked'] | null {
  const change = changeOf(draft, currency);
  if (change === null || !isReason(draft.reason)) return null;
  return { loanId, change, reason: draft.reason.trim(), ...(draft.on === '' ? {} : { on: draft.on }) };
}
