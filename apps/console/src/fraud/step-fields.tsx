import type { CaseOutcome, FraudCaseDetail, FraudCaseId } from '@lendline/fraud/contract';
import type { LineId } from '@lendline/lines/contract';
import { Checkbox, Radio, Select } from 'antd';
import { useText, useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { shortId } from '../queue/queue-row.ts';
import { caseOutcomeOrder, caseOutcomes } from '../words/fraud.ts';
import { aboutText } from './case-columns.tsx';
import type { CaseStep } from './case-query.ts';
import { useGoingOn } from './cases-query.ts';
import { fraudWords, stepWords } from './words.ts';

export type StepKind = Exclude<CaseStep['kind'], 'assign'>;

export interface StepDraft {
  readonly kind: StepKind;
  readonly snooze_d: number;
  readonly other: FraudCaseId | null;
  readonly outcome: CaseOutcome | null;
  readonly about: readonly LineId[];
}

const hour_ms = 3_600_000;

export function emptyDraft(kind: StepKind, { alertList }: FraudCaseDetail): StepDraft {
  const about = [...new Set(alertList.map(({ lineId }) => lineId))];
  return { kind, snooze_d: 3, other: null, outcome: null, about };
}

/** The step that a draft and its note make; null while something is missing. */
export function stepOf({ kind, snooze_d, other, outcome, about }: StepDraft, note: string): CaseStep | null {
  switch (kind) {
    case 'snooze':
      return { kind, until: new Date(Date.now() + snooze_d * 24 * hour_ms).toISOString(), note };
    case 'merge':
      return other === null ? null : { kind, other, note };
    case 'close':
      return outcome === null || about.length === 0 ? null : { kind, outcome, about, note };
    case 'note':
    case 'wake':
    case 'reopen':
      return { kind, note };
  }
}

interface StepFieldsProps {
  readonly detail: FraudCaseDetail;
  readonly draft: StepDraft;
  readonly tried: boolean;
  readonly onChange: (draft: StepDraft) => void;
}

/** What a step asks for beside its note. */
export function StepFields(props: StepFieldsProps) {
  const t = useWords(stepWords);
  switch (props.draft.kind) {
    case 'snooze':
      return <SnoozeField {...props} />;
    case 'merge':
      return <OtherField {...props} />;
    case 'close':
      return <CloseFields {...props} />;
    case 'reopen':
      return <p className="soft">{t('reopenHint')}</p>;
    case 'note':
    case 'wake':
      return null;
  }
}

function SnoozeField({ draft, onChange }: StepFieldsProps) {
  const t = useWords(stepWords);
  return (
    <Field label={t('snoozeFor')} hint={t('snoozeHint')}>
      {({ id, 'aria-describedby': describedBy }) => (
        <Radio.Group
          id={id}
          aria-label={t('snoozeFor')}
          aria-describedby={describedBy}
          className="fraud-choices"
          value={draft.snooze_d}
          onChange={({ target }) => onChange({ ...draft, snooze_d: target.value as number })}
          options={[1, 3, 7, 30, 90].map((value) => ({ value, label: t('days', { count: value }) }))}
        />
      )}
    </Field>
  );
}

function OtherField({ detail, draft, tried, onChange }: StepFieldsProps) {
  const t = useWords(stepWords);
  const own = useWords(fraudWords);
  const read = useText();
  const { data = [] } = useGoingOn();
  const offered = data.filter(({ id }) => id !== detail.id);
  if (offered.length === 0) return <p className="soft">{t('otherNone')}</p>;
  return (
    <Field
      label={t('other')}
      hint={t('otherHint')}
      problem={tried && draft.other === null ? t('otherNeeded') : undefined}
    >
      {(field) => (
        <Select<FraudCaseId>
          {...field}
          value={draft.other}
          onChange={(other) => onChange({ ...draft, other })}
          options={offered.map((one) => ({
            value: one.id,
            label: `${shortId(one.id)} · ${aboutText(one, { t: own, read })}`,
          }))}
        />
      )}
    </Field>
  );
}

function CloseFields({ detail, draft, tried, onChange }: StepFieldsProps) {
  const t = useWords(stepWords);
  const own = useWords(fraudWords);
  const read = useText();
  const people = [...new Set(detail.alertList.map(({ lineId }) => lineId))];
  return (
    <>
      <Field
        label={t('outcome')}
        hint={draft.outcome === 'confirmed-fraud' ? t('confirmHint') : ''}
        problem={tried && draft.outcome === null ? t('outcomeNeeded') : undefined}
      >
        {({ id, 'aria-describedby': describedBy }) => (
          <Radio.Group
            id={id}
            aria-label={t('outcome')}
            aria-describedby={describedBy}
            className="fraud-choices"
            value={draft.outcome}
            onChange={({ target }) => onChange({ ...draft, outcome: target.value as CaseOutcome })}
            options={caseOutcomeOrder.map((value) => ({ value, label: read(caseOutcomes[value].text) }))}
          />
        )}
      </Field>
      {people.length < 2 ? null : (
        <Field label={t('whom')} problem={tried && draft.about.length === 0 ? t('whomNeeded') : undefined}>
          {() => (
            <Checkbox.Group<LineId>
              className="fraud-choices"
              value={[...draft.about]}
              onChange={(about) => onChange({ ...draft, about })}
              options={people.map((value) => ({ value, label: own('borrower', { id: shortId(value) }) }))}
            />
          )}
        </Field>
      )}
    </>
  );
}
