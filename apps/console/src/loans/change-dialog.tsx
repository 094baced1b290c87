import type { AskedChange, ChangePreview, Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney, formatRate, newIdempotencyKey } from '@lendline/ui';
import { Input } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { accountText } from '../words/ledger.ts';
import { loanStates } from '../words/states.ts';
import { isReason } from './change-draft.ts';
import { useChangeLoan } from './change-mutations.ts';
import { changeWords } from './change-words.ts';
import { loanView } from './loan-view.ts';
import { SchedulePanel } from './schedule-panel.tsx';

interface ChangeDialogProps {
  readonly loan: Loan;
  /** Without a reason the dialog asks for one. */
  readonly asked: AskedChange & { readonly reason: string };
  readonly preview: ChangePreview;
  readonly onDone: (state: string) => void;
  readonly onBack: () => void;
}

/** Shows the loan as it would be, before anything is done: figures, rates against the cap, schedule and postings. */
export function ChangeDialog({ loan, asked, preview, onDone, onBack }: ChangeDialogProps) {
  const t = useWords(changeWords);
  const change = useChangeLoan();
  const [key] = useState(newIdempotencyKey);
  const [reason, setReason] = useState(asked.reason);
  const send = (): void =>
    change.mutate({ ...asked, reason: reason.trim(), key }, { onSuccess: ({ request }) => onDone(request.state) });
  return (
    <Dialog
      open
      title={t('previewTitle')}
      okText={t(preview.needsSecondPerson ? 'askSecond' : 'confirm')}
      cancelText={t('back')}
      okButtonProps={{ loading: change.isPending, disabled: !isReason(reason) }}
      cancelButtonProps={{ disabled: change.isPending }}
      closable={false}
      mask={{ closable: false }}
      onOk={send}
      onCancel={onBack}
      width={860}
    >
      <div className="stack">
        <Figures before={loan} preview={preview} />
        <Rates preview={preview} />
        <SchedulePanel title={t('newSchedule')} instalments={loanView(preview.loan).instalments} />
        <Postings preview={preview} />
        {asked.reason === '' ? (
          <Field label={t('reason')} hint={t('reasonHint')}>
            {(field) => (
              <Input.TextArea
                {...field}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <p className="soft">{t(preview.needsSecondPerson ? 'needsSecond' : 'notUndone')}</p>
        {change.error ? <ProblemNotice error={change.error} /> : null}
      </div>
    </Dialog>
  );
}

function Figures({ before, preview: { loan: after } }: { readonly before: Loan; readonly preview: ChangePreview }) {
  const t = useWords(changeWords);
  const read = useText();
  const { locale } = useLanguage();
  const apr = (loan: Loan): string => formatRate(Math.max(loan.apr.nominal_ppm, loan.apr.effective_ppm));
  const rows = [
    { key: 'state', of: (loan: Loan) => read(loanStates[loan.state].text) },
    { key: 'outstanding', of: (loan: Loan) => formatMoney(loan.outstanding) },
    { key: 'payoff', of: (loan: Loan) => formatMoney(loan.payoff) },
    { key: 'credit', of: (loan: Loan) => formatMoney(loan.creditBalance) },
    { key: 'dpd', of: (loan: Loan) => String(loan.dpd) },
    { key: 'matures', of: (loan: Loan) => (loan.maturesOn === null ? '–' : formatDay(loan.maturesOn, locale)) },
    { key: 'apr', of: apr },
  ] as const;
  return (
    <DataTable
      caption={t('previewTitle')}
      rows={rows}
      rowKey={({ key }) => key}
      empty=""
      columns={[
        { key: 'figure', title: t('figure'), onCard: 'title', render: ({ key }) => t(key) },
        { key: 'before', title: t('before'), align: 'end', render: ({ of }) => of(before) },
        { key: 'after', title: t('after'), align: 'end', render: ({ of }) => <strong>{of(after)}</strong> },
      ]}
    />
  );
}

function Rates({ preview: { rates } }: { readonly preview: ChangePreview }) {
  const read = useText();
  if (rates === null) return null;
  return (
    <ul className="soft">
      {rates.arithmetic.map((text) => (
        <li key={text.en}>{read(text)}</li>
      ))}
    </ul>
  );
}

function Postings({ preview: { postings } }: { readonly preview: ChangePreview }) {
  const t = useWords(changeWords);
  const read = useText();
  return (
    <DataTable
      caption={t('postings')}
      rows={postings.map((posting, index) => ({ ...posting, key: String(index) }))}
      rowKey={({ key }) => key}
      empty={t('noPostings')}
      columns={[
        {
          key: 'debit',
          title: t('posting'),
          onCard: 'title',
          render: ({ debit, credit }) => `${read(accountText(debit))} ← ${read(accountText(credit))}`,
        },
        { key: 'amount', title: t('sum'), align: 'end', onCard: 'beside', render: ({ amount }) => formatMoney(amount) },
      ]}
    />
  );
}
