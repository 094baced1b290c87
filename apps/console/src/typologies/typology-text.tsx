import type { RuleSignal } from '@lendline/fraud/contract';
import { useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { verdicts } from '../words/fraud.ts';
import { type RuleLine, ruleLines, whenText } from './rule-lines.ts';
import { useTypologies } from './typologies-query.ts';
import type { Example, Rule, SignalValue, Typology } from './typology.ts';
import { editWords, typologyWords } from './words.ts';

/** A typology to read: what it is, what each rule adds, and what its examples are to come to. */
export function TypologyText({ typology }: { readonly typology: Typology }) {
  const t = useWords(editWords);
  const w = useWords(typologyWords);
  const read = useText();
  const { description, basis, thresholds, needs, rules, examples } = typology;
  const signals = useTypologies().data?.signals ?? [];
  const nameOf = (name: string): string => signalName(signals, name, read);
  return (
    <div className="stack">
      <Panel title={t('words')}>
        <p className="typology-text">{read(description)}</p>
        <p className="typology-text soft">{read(basis)}</p>
        <Facts
          facts={[
            { label: t('alert'), value: thresholds.alert },
            { label: w('interdict'), value: thresholds.interdict ?? w('alertsOnly') },
            { label: t('needs'), value: needs.map(nameOf).join(', ') || t('noNeeds') },
          ]}
        />
      </Panel>
      <Panel title={t('rules')} extra={rules.length} flush>
        {rules.map((rule) => (
          <RuleText key={rule.id} rule={rule} name={nameOf(rule.signal)} />
        ))}
      </Panel>
      <Panel title={t('examples')} extra={examples.length} flush>
        <ExamplesTable examples={examples} nameOf={nameOf} />
      </Panel>
    </div>
  );
}

/** What a signal is called; its own name where this pack has none of it. */
export function signalName(signals: readonly RuleSignal[], name: string, read: ReturnType<typeof useText>): string {
  const signal = signals.find((one) => one.name === name);
  return signal ? read(signal.text) : name;
}

function RuleText({ rule, name }: { readonly rule: Rule; readonly name: string }) {
  const t = useWords(editWords);
  const read = useText();
  const lines = ruleLines(rule).filter(({ weight }) => weight !== 0);
  return (
    <section className="rule" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <small className="soft">{rule.signal}</small>
      </header>
      <p className="rule-says">{read(rule.says)}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col" className="end">
              {t('points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>{whenText(line, t)}</td>
              <td className="end">{pointsText(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function pointsText({ weight }: RuleLine): string {
  if (weight === null) return '–';
  return weight > 0 ? `+${weight}` : String(weight).replace('-', '−');
}

interface ExamplesProps {
  readonly examples: readonly Example[];
  readonly nameOf: (signal: string) => string;
}

function ExamplesTable({ examples, nameOf }: ExamplesProps) {
  const t = useWords(editWords);
  const read = useText();
  const valueText = (value: SignalValue): string => {
    if (value === null) return t('unknown');
    if (value === 'none') return t('none');
    return typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value);
  };
  return (
    <DataTable
      caption={t('examples')}
      rows={examples.map((example, place) => ({ ...example, place }))}
      rowKey={({ place }) => String(place)}
      empty={null}
      columns={[
        { key: 'name', title: t('example'), onCard: 'title', render: ({ name }) => read(name) },
        {
          key: 'expected',
          title: t('expected'),
          onCard: 'beside',
          render: ({ expected }) => <StateTag {...verdicts.typologies[expected]} />,
        },
        {
          key: 'values',
          title: t('values'),
          render: ({ signals }) =>
            Object.entries(signals)
              .map(([signal, value]) => `${nameOf(signal)}: ${valueText(value)}`)
              .join(' · '),
        },
      ]}
    />
  );
}
