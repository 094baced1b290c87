import type { CaseState, FraudCaseDetail } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../language/language.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { Panel } from '../parts/panel.tsx';
import { may, useMember } from '../session/member.ts';
import { AssigneeField } from './assignee-field.tsx';
import { type CaseStep, useCaseStep } from './case-query.ts';
import './fraud.css';
import { emptyDraft, type StepDraft, StepFields, type StepKind, stepOf } from './step-fields.tsx';
import { stepWords } from './words.ts';

/** What can be done with a case in each state, the likeliest first. */
const steps: Readonly<Record<CaseState, readonly StepKind[]>> = {
  open: ['note', 'close', 'snooze', 'merge'],
  snoozed: ['wake', 'note', 'close', 'snooze', 'merge'],
  closed: ['note', 'reopen'],
  merged: [],
};

const doing = {
  note: 'doNote',
  snooze: 'doSnooze',
  wake: 'doWake',
  merge: 'doMerge',
  close: 'doClose',
  reopen: 'doReopen',
} as const satisfies Readonly<Record<StepKind, string>>;

/** Who works on the case, and what comes next with a note of why. */
export function StepPanel({ detail }: { readonly detail: FraudCaseDetail }) {
  const t = useWords(stepWords);
  const member = useMember();
  const step = useCaseStep(detail.id);
  if (detail.state === 'merged') return null;
  if (!may(member, fraudRoutes.noteCase)) {
    return (
      <Panel title={t('next')}>
        <p className="soft">{t('mayNot')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('next')}>
      {detail.state === 'closed' ? null : <AssigneeField detail={detail} step={step} />}
      {/* What was begun for a case in one state must not stand in the form of another. */}
      <StepForm key={detail.state} detail={detail} step={step} />
    </Panel>
  );
}

interface StepFormProps {
  readonly detail: FraudCaseDetail;
  readonly step: ReturnType<typeof useCaseStep>;
}

function StepForm({ detail, step }: StepFormProps) {
  const t = useWords(stepWords);
  const offered = steps[detail.state];
  const [draft, setDraft] = useState<StepDraft>(() => emptyDraft(offered[0]!, detail));
  const [tried, setTried] = useState(false);
  const send = (note: string, clear: () => void): void => {
    setTried(true);
    const next: CaseStep | null = stepOf(draft, note);
    if (next === null) return;
    step.mutate(next, {
      onSuccess: () => {
        clear();
        setTried(false);
      },
    });
  };
  const isAssigning = step.variables?.kind === 'assign';
  return (
    <NoteForm
      acts={[
        {
          key: draft.kind,
          text: t(doing[draft.kind]),
          danger: draft.outcome === 'confirmed-fraud' && draft.kind === 'close',
        },
      ]}
      pending={step.isPending && !isAssigning}
      error={isAssigning ? null : step.error}
      longest={500}
      onSend={(_, note, clear) => send(note, clear)}
    >
      <Radio.Group
        aria-label={t('what')}
        className="fraud-choices"
        value={draft.kind}
        onChange={({ target }) => setDraft({ ...draft, kind: target.value as StepKind })}
        options={offered.map((value) => ({ value, label: t(value) }))}
      />
      <StepFields detail={detail} draft={draft} tried={tried} onChange={setDraft} />
    </NoteForm>
  );
}
