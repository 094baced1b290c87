import type { ApplicationId } from '@lendline/applications/contract';
import { newIdempotencyKey } from '@lendline/ui';
import { Button, Radio, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { actWords } from './act-words.ts';
import { ConfirmAct } from './confirm-act.tsx';
import { isNote, NoteField } from './note-field.tsx';
import { type Act, useAct } from './review-mutation.ts';

/** The tiers of every pack in the box. */
const tiers = ['A', 'B', 'C', 'D'] as const;

interface ReviewFormProps {
  readonly applicationId: ApplicationId;
  readonly suggestedTier: string | null;
}

interface Draft {
  readonly outcome: 'approve' | 'decline' | null;
  readonly tier: string | null;
  readonly note: string;
}

/** What a draft decides, or null while something is missing. */
function actOf({ outcome, tier, note }: Draft): Act | null {
  if (!isNote(note) || outcome === null) return null;
  const key = newIdempotencyKey();
  if (outcome === 'decline') return { kind: 'decline', note: note.trim(), key };
  return tier === null ? null : { kind: 'approve', tier, note: note.trim(), key };
}

export function ReviewForm({ applicationId, suggestedTier }: ReviewFormProps) {
  const t = useWords(actWords);
  const [draft, setDraft] = useState<Draft>({ outcome: null, tier: suggestedTier, note: '' });
  const [tried, setTried] = useState(false);
  const [toConfirm, setToConfirm] = useState<Act | null>(null);
  const act = useAct(applicationId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    act.reset();
    setToConfirm(actOf(draft));
  };
  return (
    <form className="act-form" onSubmit={submit} noValidate>
      <OutcomeField draft={draft} tried={tried} onChange={setDraft} />
      {draft.outcome === 'approve' ? (
        <Field
          label={t('tier')}
          hint={t('tierHint')}
          problem={tried && draft.tier === null ? t('chooseTier') : undefined}
        >
          {(field) => (
            <Select<string>
              {...field}
              className="act-tier"
              value={draft.tier}
              onChange={(tier) => setDraft({ ...draft, tier })}
              options={tiers.map((tier) => ({ value: tier, label: tier }))}
            />
          )}
        </Field>
      ) : null}
      <NoteField note={draft.note} tried={tried} onChange={(note) => setDraft({ ...draft, note })} />
      <div>
        <Button type="primary" htmlType="submit">
          {t('goOn')}
        </Button>
      </div>
      <ConfirmAct
        act={toConfirm}
        pending={act.isPending}
        error={act.error}
        onConfirm={() => toConfirm && act.mutate(toConfirm, { onSuccess: () => setToConfirm(null) })}
        onBack={() => setToConfirm(null)}
      />
    </form>
  );
}

interface OutcomeFieldProps {
  readonly draft: Draft;
  readonly tried: boolean;
  readonly onChange: (draft: Draft) => void;
}

function OutcomeField({ draft, tried, onChange }: OutcomeFieldProps) {
  const t = useWords(actWords);
  const label = useId();
  return (
    <div className="field">
      <span id={label} className="field-name">
        {t('outcome')}
      </span>
      <Radio.Group
        aria-labelledby={label}
        value={draft.outcome}
        onChange={(event) => onChange({ ...draft, outcome: event.target.value as 'approve' | 'decline' })}
        options={(['approve', 'decline'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {tried && draft.outcome === null ? <p className="field-problem">{t('chooseOutcome')}</p> : null}
    </div>
  );
}
