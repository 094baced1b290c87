import type { RuleSignal } from '@lendline/fraud/contract';
import { DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { FaultLines } from './fault-lines.tsx';
import { type RuleLine, ruleLines, whenText, withBand, withPoints } from './rule-lines.ts';
import { type Band, exchanged, newRule, type Rule } from './typology.ts';
import type { EditProps } from './typology-editor.tsx';
import { signalName } from './typology-text.tsx';
import { editWords } from './words.ts';
import { TextPair } from './words-editor.tsx';

/** Rules with what each band adds, in fields; what is wrong with one stands under it. */
export function RulesEditor({ typology, faults, signals, onChange }: EditProps) {
  const t = useWords(editWords);
  const read = useText();
  const { rules } = typology;
  return (
    <Panel title={t('rules')} extra={rules.length} flush>
      {rules.length === 0 ? <p className="table-empty">{t('noRules')}</p> : null}
      {rules.map((rule, place) => (
        <section key={rule.id} className="rule" aria-label={signalName(signals, rule.signal, read)}>
          <RuleFields
            rule={rule}
            name={signalName(signals, rule.signal, read)}
            onChange={(to) => onChange({ ...typology, rules: exchanged(rules, place, to) })}
          />
          <FaultLines faults={faults} at={`rules[${place}]`} />
        </section>
      ))}
      <AddRule
        signals={signals.filter(({ name }) => !rules.some(({ signal }) => signal === name))}
        onAdd={(signal) => onChange({ ...typology, rules: [...rules, newRule(signal)] })}
      />
    </Panel>
  );
}

interface RuleProps {
  readonly rule: Rule;
  /** What its signal is called. */
  readonly name: string;
  /** Null takes the rule out. */
  readonly onChange: (rule: Rule | null) => void;
}

function RuleFields({ rule, name, onChange }: RuleProps) {
  const t = useWords(editWords);
  const add = (): void => {
    if (rule.kind === 'number') onChange({ ...rule, bands: [...rule.bands, { from: null, to: null, weight: 0 }] });
  };
  return (
    <>
      <header>
        <h3>{name}</h3>
        <small className="soft">{rule.signal}</small>
      </header>
      <TextPair what={t('says')} value={rule.says} onChange={(says) => onChange({ ...rule, says })} />
      <RuleTable rule={rule} name={name} onChange={onChange} />
      <div className="rule-acts">
        {rule.kind === 'number' ? (
          <Button size="small" aria-label={t('addBandOf', { signal: name })} onClick={add}>
            {t('addBand')}
          </Button>
        ) : null}
        <Button size="small" onClick={() => onChange(null)}>
          {t('removeRule', { signal: name })}
        </Button>
      </div>
    </>
  );
}

function RuleTable({ rule, name, onChange }: RuleProps) {
  const t = useWords(editWords);
  const labelOf = (line: RuleLine): string =>
    line.kind === 'band' ? t('band', { band: line.place + 1 }) : whenText(line, t);
  return (
    <table className="table">
      <caption className="unseen">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('points')}</th>
        </tr>
      </thead>
      <tbody>
        {ruleLines(rule).map((line) => (
          <tr key={line.key}>
            <td>
              {line.kind === 'band' && rule.kind === 'number' ? (
                <BandFields
                  name={name}
                  place={line.place}
                  band={line.band}
                  onChange={(band) => onChange(withBand(rule, line.place, band))}
                />
              ) : (
                whenText(line, t)
              )}
            </td>
            <td>
              <InputNumber
                className="rule-number"
                aria-label={t('pointsOf', { signal: name, when: labelOf(line) })}
                value={line.weight}
                onChange={(weight) => onChange(withPoints(rule, line, weight))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BandProps {
  readonly name: string;
  readonly place: number;
  readonly band: Band;
  /** Null takes the band out. */
  readonly onChange: (band: Band | null) => void;
}

function BandFields({ name, place, band, onChange }: BandProps) {
  const t = useWords(editWords);
  const which = { signal: name, band: place + 1 };
  return (
    <span className="rule-band">
      <span aria-hidden="true">{t('from')}</span>
      <InputNumber
        className="rule-number"
        aria-label={t('fromOf', which)}
        value={band.from}
        onChange={(from) => onChange({ ...band, from })}
      />
      <span aria-hidden="true">{t('under')}</span>
      <InputNumber
        className="rule-number"
        aria-label={t('underOf', which)}
        value={band.to}
        onChange={(to) => onChange({ ...band, to })}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t('removeBand', which)}
        onClick={() => onChange(null)}
      />
    </span>
  );
}

interface AddRuleProps {
  /** Those that no rule is about yet. */
  readonly signals: readonly RuleSignal[];
  readonly onAdd: (signal: RuleSignal) => void;
}

function AddRule({ signals, onAdd }: AddRuleProps) {
  const t = useWords(editWords);
  const read = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const signal = signals.find(({ name }) => name === chosen);
  return (
    <div className="rule-add">
      <Field label={t('signal')} {...(signal && { hint: read(signal.says) })}>
        {(field) => (
          <Select<string | null>
            {...field}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen}
            onChange={setChosen}
            options={signals.map(({ name, text }) => ({ value: name, label: `${read(text)} (${name})` }))}
          />
        )}
      </Field>
      <Button
        disabled={!signal}
        onClick={() => {
          if (signal) onAdd(signal);
          setChosen(null);
        }}
      >
        {t('addRule')}
      </Button>
    </div>
  );
}
