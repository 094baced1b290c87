import type { CaseInput, StrategyVocabulary } from '@lendline/decisions/contract';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { type CaseDraft, emptyCase, readCase } from './case-draft.ts';
import { FactFields } from './fact-fields.tsx';
import { soundCase } from './sound-case.ts';
import { shapeHints, simulateWords } from './words.ts';

interface CaseFormProps {
  readonly vocabulary: StrategyVocabulary;
  readonly draft: CaseDraft;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onChange: (draft: CaseDraft) => void;
  readonly onRun: (input: CaseInput) => void;
}

const nothing: ReadonlySet<string> = new Set();

/** An application as somebody makes it up: what it asks for, and what is known of who asks. */
export function CaseForm({ vocabulary, draft, pending, error, onChange, onRun }: CaseFormProps) {
  const t = useWords(simulateWords);
  const [tried, setTried] = useState(false);
  const { input, faults } = readCase(draft, vocabulary);
  const shown = tried ? faults : nothing;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.size === 0) onRun(input);
  };
  return (
    <Panel title={t('form')}>
      <form className="case-form" onSubmit={submit} noValidate>
        <fieldset className="case-begin">
          <legend className="soft">{t('begin')}</legend>
          <Button size="small" onClick={() => onChange(soundCase(vocabulary, new Date()))}>
            {t('sound')}
          </Button>
          <Button size="small" onClick={() => onChange(emptyCase(vocabulary, new Date()))}>
            {t('nothing')}
          </Button>
        </fieldset>
        <AskedFields vocabulary={vocabulary} draft={draft} faults={shown} onChange={onChange} />
        <FactFields
          vocabulary={vocabulary}
          facts={draft.facts}
          faults={shown}
          onChange={(facts) => onChange({ ...draft, facts })}
        />
        {shown.size > 0 ? (
          <p role="alert" className="field-problem">
            {t('wrongFields', { count: shown.size })}
          </p>
        ) : null}
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('run')}
        </Button>
        {error ? <ProblemNotice error={error} /> : null}
      </form>
    </Panel>
  );
}

type AskedFieldsProps = Pick<CaseFormProps, 'vocabulary' | 'draft' | 'onChange'> & {
  readonly faults: ReadonlySet<string>;
};

function AskedFields({ vocabulary, draft, faults, onChange }: AskedFieldsProps) {
  const t = useWords(simulateWords);
  const read = useText();
  const problem = (name: string, shape: keyof typeof shapeHints): string | undefined =>
    faults.has(name) ? t('cannotRead', { hint: read(shapeHints[shape]) }) : undefined;
  return (
    <div className="fact-fields">
      <KindFields vocabulary={vocabulary} draft={draft} onChange={onChange} />
      <Field label={t('amount', { currency: vocabulary.currency })} problem={problem('amount', 'money')}>
        {(field) => (
          <Input
            {...field}
            inputMode="decimal"
            value={draft.amount}
            onChange={(event) => onChange({ ...draft, amount: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('term')} hint={t('termHint')} problem={problem('term', 'whole')}>
        {(field) => (
          <Input
            {...field}
            inputMode="numeric"
            value={draft.term}
            onChange={(event) => onChange({ ...draft, term: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('asOf')} problem={problem('as_of', 'day')}>
        {(field) => (
          <Input
            {...field}
            type="datetime-local"
            value={draft.asOf}
            onChange={(event) => onChange({ ...draft, asOf: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** Who asks for what kind of loan. */
function KindFields({ vocabulary, draft, onChange }: Pick<CaseFormProps, 'vocabulary' | 'draft' | 'onChange'>) {
  const t = useWords(simulateWords);
  const read = useText();
  const options = (codes: StrategyVocabulary['segments']) =>
    codes.map(({ code, text }) => ({ value: code, label: read(text) }));
  return (
    <>
      <Field label={t('segment')}>
        {({ id }) => (
          <Select
            id={id}
            value={draft.segment}
            options={options(vocabulary.segments)}
            onChange={(segment) => onChange({ ...draft, segment })}
          />
        )}
      </Field>
      <Field label={t('product')}>
        {({ id }) => (
          <Select
            id={id}
            value={draft.product}
            options={options(vocabulary.products)}
            onChange={(product) => onChange({ ...draft, product })}
          />
        )}
      </Field>
    </>
  );
}
