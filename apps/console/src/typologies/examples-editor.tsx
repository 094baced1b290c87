import type { RuleSignal, ScoredExample } from '@lendline/fraud/contract';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { verdicts } from '../words/fraud.ts';
import { FaultLines } from './fault-lines.tsx';
import { faultsAt } from './faults.ts';
import { type Example, exchanged, newExample, type SignalValue, valueIn } from './typology.ts';
import type { EditProps } from './typology-editor.tsx';
import { signalName } from './typology-text.tsx';
import { editWords } from './words.ts';
import { TextPair } from './words-editor.tsx';

interface ExamplesProps extends EditProps {
  /** Of the last check, in the order of the examples; none where the typology cannot be weighed. */
  readonly results: readonly ScoredExample[];
}

/** Examples with what each comes to by the rules as they stand. */
export function ExamplesEditor({ results, ...edit }: ExamplesProps) {
  const t = useWords(editWords);
  const { typology, faults, onChange } = edit;
  const { examples, rules } = typology;
  return (
    <Panel title={t('examples')} extra={examples.length}>
      <ul className="lines">
        {examples.map((example, place) => (
          // Names change while they are edited: their place is what tells them apart.
          <li key={place}>
            <OneExample
              example={example}
              place={place}
              result={results[place]}
              isFaulty={faultsAt(faults, `examples[${place}]`).length > 0}
              about={rules.map(({ signal }) => signal)}
              signals={edit.signals}
              onChange={(to) => onChange({ ...typology, examples: exchanged(examples, place, to) })}
            />
            <FaultLines faults={faults} at={`examples[${place}]`} />
          </li>
        ))}
      </ul>
      <div className="rule-acts">
        <Button onClick={() => onChange({ ...typology, examples: [...examples, newExample] })}>
          {t('addExample')}
        </Button>
      </div>
    </Panel>
  );
}

interface ExampleProps {
  readonly example: Example;
  readonly place: number;
  readonly result: ScoredExample | undefined;
  readonly isFaulty: boolean;
  /** Signals that rules look at. */
  readonly about: readonly string[];
  readonly signals: readonly RuleSignal[];
  /** Null takes it out. */
  readonly onChange: (example: Example | null) => void;
}

function OneExample(props: ExampleProps) {
  const t = useWords(editWords);
  const read = useText();
  const { example, place, result } = props;
  return (
    <details className="example">
      <summary>
        <span className="example-head">
          <strong>{read(example.name) || t('exampleNo', { n: place + 1 })}</strong>
          <Result result={result} />
        </span>
      </summary>
      <ExampleFields {...props} />
    </details>
  );
}

function Result({ result }: Pick<ExampleProps, 'result'>) {
  const t = useWords(editWords);
  const read = useText();
  if (!result) return <span className="soft">{t('notWeighed')}</span>;
  const outcome = read(verdicts.typologies[result.got].text);
  return (
    <>
      <StateTag tone={result.holds ? 'good' : 'bad'} text={t(result.holds ? 'holds' : 'fails', { outcome })} />
      <span className="soft">{t('score', { score: result.score })}</span>
    </>
  );
}

function ExampleFields({ example, place, about, signals, onChange }: ExampleProps) {
  const t = useWords(editWords);
  const read = useText();
  const asked = [...new Set([...about, ...Object.keys(example.signals)])];
  const set = (name: string, value: SignalValue): void =>
    onChange({ ...example, signals: { ...example.signals, [name]: value } });
  return (
    <div className="example-body">
      <TextPair what={t('name')} value={example.name} onChange={(name) => onChange({ ...example, name })} />
      <Field label={t('expected')}>
        {(field) => (
          <Select<Example['expected']>
            {...field}
            value={example.expected}
            onChange={(expected) => onChange({ ...example, expected })}
            options={(['clear', 'alert', 'interdict'] as const).map((value) => ({
              value,
              label: read(verdicts.typologies[value].text),
            }))}
          />
        )}
      </Field>
      <div className="example-values">
        {asked.map((name) => (
          <ValueField
            key={name}
            label={signalName(signals, name, read)}
            signal={signals.find((one) => one.name === name)}
            value={example.signals[name] ?? null}
            onChange={(value) => set(name, value)}
          />
        ))}
      </div>
      <div>
        <Button size="small" onClick={() => onChange(null)}>
          {t('removeExample', { n: place + 1 })}
        </Button>
      </div>
    </div>
  );
}

interface ValueProps {
  readonly label: string;
  readonly signal: RuleSignal | undefined;
  readonly value: SignalValue;
  readonly onChange: (value: SignalValue) => void;
}

function ValueField({ label, signal, value, onChange }: ValueProps) {
  const t = useWords(editWords);
  if (signal === undefined || signal.type.kind === 'number') {
    return <NumberField label={label} value={value} onChange={onChange} />;
  }
  const known =
    signal.type.kind === 'flag'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : signal.type.choices.map((choice) => ({ value: choice, label: choice }));
  const isFlag = signal.type.kind === 'flag';
  return (
    <Field label={label}>
      {(field) => (
        <Select<string>
          {...field}
          value={value === null ? '' : String(value)}
          onChange={(chosen) => onChange(chosen === '' ? null : isFlag ? chosen === 'true' : chosen)}
          options={[{ value: '', label: t('unknown') }, ...known]}
        />
      )}
    </Field>
  );
}

function NumberField({ label, value, onChange }: Omit<ValueProps, 'signal'>) {
  const t = useWords(editWords);
  // What is being typed stands as it is while it means the value: `0.` is on its way to 0.5.
  const [typed, setTyped] = useState('');
  const shown = valueIn(typed) === value ? typed : String(value ?? '');
  return (
    <Field label={label} hint={t('valueHint')}>
      {(field) => (
        <Input
          {...field}
          value={shown}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange(valueIn(target.value));
          }}
        />
      )}
    </Field>
  );
}
