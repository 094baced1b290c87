import type { Currency } from '@lendline/kernel';
import { Checkbox, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { amountOf, countOf, type Draft, type DraftField, fieldsOf, isReason, offeredKinds } from './change-draft.ts';
import { changeMeanings, changeWords, eventNames } from './change-words.ts';

interface FieldsProps {
  readonly draft: Draft;
  readonly tried: boolean;
  readonly currency: Currency;
  readonly onChange: (draft: Draft) => void;
}

/** The entries of a change: its kind, what that asks for, the day and the reason. */
export function ChangeFields(props: FieldsProps) {
  const { draft, tried, onChange } = props;
  const t = useWords(changeWords);
  const { kind } = draft;
  return (
    <>
      <KindField {...props} />
      {kind === null ? null : fieldsOf[kind].map((name) => <OneField key={name} name={name} {...props} />)}
      <Field label={t('on')} hint={t('onHint')}>
        {(field) => (
          <Input
            {...field}
            type="date"
            value={draft.on}
            onChange={({ target }) => onChange({ ...draft, on: target.value })}
          />
        )}
      </Field>
      <Field
        label={t('reason')}
        hint={t('reasonHint')}
        problem={tried && !isReason(draft.reason) ? t('reasonNeeded') : undefined}
      >
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => onChange({ ...draft, reason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function KindField({ draft, tried, onChange }: FieldsProps) {
  const t = useWords(changeWords);
  const read = useText();
  const { kind } = draft;
  return (
    <Field
      label={t('kind')}
      {...(kind === null ? {} : { hint: read(changeMeanings[kind]) })}
      problem={tried && kind === null ? t('choose') : undefined}
    >
      {(field) => (
        <Select
          {...field}
          value={kind}
          placeholder={t('chooseHere')}
          onChange={(chosen) => onChange({ ...draft, kind: chosen })}
          options={offeredKinds.map((value) => ({ value, label: read(eventNames[value]) }))}
        />
      )}
    </Field>
  );
}

function OneField({ name, ...props }: FieldsProps & { readonly name: DraftField }) {
  const t = useWords(changeWords);
  const { draft, onChange } = props;
  switch (name) {
    case 'amount':
      return <AmountField {...props} />;
    case 'component':
      return <ChoiceField {...props} label={t('component')} choices={['interest', 'fee', 'penalty']} />;
    case 'isPenalty':
      return <ChoiceField {...props} label={t('isPenalty')} choices={['fee', 'penalty']} />;
    case 'fraud':
      return (
        <Checkbox checked={draft.fraud} onChange={(event) => onChange({ ...draft, fraud: event.target.checked })}>
          {t('fraud')}
        </Checkbox>
      );
    case 'due':
    case 'first':
    case 'until':
      return <DayField {...props} name={name} />;
    case 'instalments':
    case 'extraInstalments':
      return <CountField {...props} name={name} />;
  }
}

function AmountField({ draft, tried, currency, onChange }: FieldsProps) {
  const t = useWords(changeWords);
  const problem = tried && amountOf(draft, currency) === null ? t('amountNeeded') : undefined;
  return (
    <Field label={t('amount', { currency })} problem={problem}>
      {(field) => (
        <Input
          {...field}
          inputMode="decimal"
          value={draft.amount}
          onChange={(event) => onChange({ ...draft, amount: event.target.value })}
        />
      )}
    </Field>
  );
}

function DayField({ draft, tried, onChange, name }: FieldsProps & { readonly name: 'due' | 'first' | 'until' }) {
  const t = useWords(changeWords);
  return (
    <Field label={t(name)} problem={tried && draft.day === '' ? t('dayNeeded') : undefined}>
      {(field) => (
        <Input
          {...field}
          type="date"
          value={draft.day}
          onChange={(event) => onChange({ ...draft, day: event.target.value })}
        />
      )}
    </Field>
  );
}

function CountField({
  draft,
  tried,
  onChange,
  name,
}: FieldsProps & { readonly name: 'instalments' | 'extraInstalments' }) {
  const t = useWords(changeWords);
  return (
    <Field label={t(name)} problem={tried && countOf(draft) === null ? t('countNeeded') : undefined}>
      {(field) => (
        <Input
          {...field}
          inputMode="numeric"
          value={draft.count}
          onChange={(event) => onChange({ ...draft, count: event.target.value })}
        />
      )}
    </Field>
  );
}

interface ChoiceProps extends FieldsProps {
  readonly label: string;
  readonly choices: readonly Draft['component'][];
}

function ChoiceField({ draft, onChange, label, choices }: ChoiceProps) {
  const t = useWords(changeWords);
  const id = useId();
  return (
    <div className="field">
      <span id={id} className="field-name">
        {label}
      </span>
      <Radio.Group
        aria-labelledby={id}
        value={choices.includes(draft.component) ? draft.component : choices[0]}
        onChange={(event) => onChange({ ...draft, component: event.target.value as Draft['component'] })}
        options={choices.map((value) => ({ value, label: t(value) }))}
      />
    </div>
  );
}
