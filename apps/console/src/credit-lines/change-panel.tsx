import type { Currency } from '@lendline/kernel';
import type { CreditLine, CreditLineRequest } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { newIdempotencyKey } from '@lendline/ui';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { may, useMember } from '../session/member.ts';
import { changeOf, type Draft, emptyDraft, limitOf, offeredTo } from './change-draft.ts';
import { useChangeCreditLine } from './credit-lines-query.ts';
import { creditLineEvents, creditLineWords } from './words.ts';

const toldOf: Readonly<Partial<Record<CreditLineRequest['state'], 'done' | 'askedToSign'>>> = {
  applied: 'done',
  'to-sign': 'askedToSign',
};

/** Changes a credit line; a higher limit is asked of a second person. */
export function ChangePanel({ creditLine }: { readonly creditLine: CreditLine }) {
  const t = useWords(creditLineWords);
  const read = useText();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const [told, setTold] = useState<string | null>(null);
  const change = useChangeCreditLine();
  if (!may(useMember(), loansRoutes.changeCreditLine) || creditLine.status === 'closed') return null;
  const { currency } = creditLine.limit;
  const send = (_: string, reason: string, clear: () => void): void => {
    const wanted = changeOf(draft, currency);
    setTried(true);
    setTold(null);
    if (wanted === null) return;
    change.mutate(
      { creditLineId: creditLine.id, change: wanted, reason, idempotencyKey: key },
      {
        onSuccess: ({ request }) => {
          const kind = read(creditLineEvents[wanted.kind]);
          setTold(t(toldOf[request.state] ?? 'asked', { kind }));
          setDraft(emptyDraft);
          setTried(false);
          clear();
        },
        onSettled: () => setKey(newIdempotencyKey()),
      },
    );
  };
  return (
    <Panel title={t('change')}>
      <NoteForm acts={[{ key: 'send', text: t('send') }]} pending={change.isPending} error={change.error} onSend={send}>
        <KindField creditLine={creditLine} draft={draft} tried={tried} onChange={setDraft} />
        <LimitField draft={draft} tried={tried} currency={currency} onChange={setDraft} />
        <UntilField draft={draft} tried={tried} onChange={setDraft} />
      </NoteForm>
      {/* There from the start, so that what is told in it is read aloud. */}
      <output className="soft">{told}</output>
    </Panel>
  );
}

interface FieldProps {
  readonly draft: Draft;
  readonly tried: boolean;
  readonly onChange: (draft: Draft) => void;
}

function KindField({ creditLine, draft, tried, onChange }: FieldProps & { readonly creditLine: CreditLine }) {
  const t = useWords(creditLineWords);
  const read = useText();
  const { kind } = draft;
  const limit = limitOf(draft, creditLine.limit.currency);
  const rises = limit !== null && BigInt(limit.amount) > BigInt(creditLine.limit.amount);
  return (
    <Field
      label={t('kind')}
      {...(rises ? { hint: t('rising') } : {})}
      problem={tried && kind === null ? t('chooseOne') : undefined}
    >
      {(field) => (
        <Select
          {...field}
          value={kind}
          placeholder={t('choose')}
          onChange={(chosen) => onChange({ ...draft, kind: chosen })}
          options={offeredTo(creditLine.status).map((value) => ({ value, label: read(creditLineEvents[value]) }))}
        />
      )}
    </Field>
  );
}

function LimitField({ draft, tried, currency, onChange }: FieldProps & { readonly currency: Currency }) {
  const t = useWords(creditLineWords);
  if (draft.kind !== 'limit' && draft.kind !== 'renewal') return null;
  const problem = tried && limitOf(draft, currency) === null ? t('limitNeeded') : undefined;
  return (
    <Field label={t('newLimit', { currency })} problem={problem}>
      {(field) => (
        <Input
          {...field}
          inputMode="decimal"
          value={draft.limit}
          onChange={(event) => onChange({ ...draft, limit: event.target.value })}
        />
      )}
    </Field>
  );
}

function UntilField({ draft, tried, onChange }: FieldProps) {
  const t = useWords(creditLineWords);
  if (draft.kind !== 'renewal') return null;
  return (
    <Field label={t('newUntil')} problem={tried && draft.until === '' ? t('dayNeeded') : undefined}>
      {(field) => (
        <Input
          {...field}
          type="date"
          value={draft.until}
          onChange={(event) => onChange({ ...draft, until: event.target.value })}
        />
      )}
    </Field>
  );
}
