import type { CaseInput, SimulationCase, Simulated } from '@lendline/decisions/contract';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { expectable, type Expectable, expectationOf } from './expectation.ts';
import './simulate.css';
import { type NewCase, useSaveCase } from './simulate-queries.ts';
import { simulateWords } from './words.ts';

interface SaveCasePanelProps {
  readonly input: CaseInput;
  readonly result: Simulated;
  /** The case that the form was filled from. */
  readonly loaded: SimulationCase | null;
  readonly onSaved: (saved: SimulationCase) => void;
}

/** Keeps what was simulated, with what has to come out of it again. */
export function SaveCasePanel({ input, result, loaded, onSaved }: SaveCasePanelProps) {
  const t = useWords(simulateWords);
  const save = useSaveCase();
  const [name, setName] = useState(loaded?.name ?? '');
  const [chosen, setChosen] = useState<readonly Expectable[]>(['tier']);
  const [tried, setTried] = useState(false);
  const isNamed = name.trim() !== '';
  const send = (over?: NewCase['over']): void => {
    setTried(true);
    const expected = expectationOf(result, new Set(chosen));
    if (isNamed) save.mutate({ name: name.trim(), input, expected, ...(over && { over }) }, { onSuccess: onSaved });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  return (
    <Panel title={t('save')}>
      <form className="case-save" onSubmit={submit} noValidate>
        <p className="soft">{t('saveHint')}</p>
        <Field label={t('caseName')} problem={tried && !isNamed ? t('nameNeeded') : undefined}>
          {(field) => (
            <Input {...field} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <ExpectFields chosen={chosen} onChange={setChosen} />
        <div className="case-acts">
          <Button htmlType="submit" loading={save.isPending}>
            {t('doSave')}
          </Button>
          {loaded ? (
            <Button loading={save.isPending} onClick={() => send(loaded)}>
              {t('saveOver', { name: loaded.name })}
            </Button>
          ) : null}
        </div>
        {save.error ? <ProblemNotice error={save.error} /> : null}
        {save.data ? <output>{t('saved', { name: save.data.name })}</output> : null}
      </form>
    </Panel>
  );
}

interface ExpectFieldsProps {
  readonly chosen: readonly Expectable[];
  readonly onChange: (chosen: readonly Expectable[]) => void;
}

function ExpectFields({ chosen, onChange }: ExpectFieldsProps) {
  const t = useWords(simulateWords);
  return (
    <fieldset className="case-begin">
      <legend className="soft">{t('expect')}</legend>
      <Checkbox checked disabled>
        {t('outcome')}
      </Checkbox>
      <Checkbox.Group
        value={[...chosen]}
        options={expectable.map((value) => ({ value, label: t(value) }))}
        onChange={onChange}
      />
    </fieldset>
  );
}
