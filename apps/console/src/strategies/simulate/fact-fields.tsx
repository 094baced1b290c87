import type { StatedFact, StrategyVocabulary } from '@lendline/decisions/contract';
import { Input, Select } from 'antd';
import { useText, useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import { type CaseDraft, type FactDraft, unknownFact } from './case-draft.ts';
import './simulate.css';
import { factGroupNames, shapeHints, simulateWords } from './words.ts';

interface FactFieldsProps {
  readonly vocabulary: StrategyVocabulary;
  readonly facts: CaseDraft['facts'];
  /** Names of what cannot be read; empty until the form was tried. */
  readonly faults: ReadonlySet<string>;
  readonly onChange: (facts: CaseDraft['facts']) => void;
}

/** Every fact of a case by group, each unknown until somebody says what it is. */
export function FactFields({ vocabulary, facts, faults, onChange }: FactFieldsProps) {
  const t = useWords(simulateWords);
  const read = useText();
  const groups = Map.groupBy(vocabulary.stated, ({ group }) => group);
  const isKnown = ({ name }: StatedFact): boolean => (facts[name] ?? unknownFact).said !== 'unknown';
  return (
    <>
      {[...groups].map(([group, stated]) => (
        <details key={group} className="fact-group">
          <summary>
            <strong>{read(factGroupNames[group])}</strong>{' '}
            <span className="soft">
              {t('known', { known: stated.filter(isKnown).length, all: stated.length })}
              {stated.some(({ name }) => faults.has(name)) ? ' !' : ''}
            </span>
          </summary>
          <div className="fact-fields">
            {stated.map((fact) => (
              <FactField
                key={fact.name}
                fact={fact}
                vocabulary={vocabulary}
                draft={facts[fact.name] ?? unknownFact}
                isFault={faults.has(fact.name)}
                onChange={(draft) => onChange({ ...facts, [fact.name]: draft })}
              />
            ))}
          </div>
        </details>
      ))}
    </>
  );
}

interface FactFieldProps {
  readonly fact: StatedFact;
  readonly vocabulary: StrategyVocabulary;
  readonly draft: FactDraft;
  readonly isFault: boolean;
  readonly onChange: (draft: FactDraft) => void;
}

function FactField({ fact, vocabulary, draft, isFault, onChange }: FactFieldProps) {
  const t = useWords(simulateWords);
  const read = useText();
  const textOf = useCodeText(vocabulary);
  const hint = read(shapeHints[fact.shape]);
  const own = fact.shape === 'list' ? [] : fact.words;
  const options = [
    { value: 'unknown', label: textOf('unknown') },
    ...own.map((word) => ({ value: word, label: textOf(word) })),
    ...(fact.shape === 'truth'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : []),
    ...(fact.shape === 'truth' || fact.shape === 'word' ? [] : [{ value: 'value', label: t('value') }]),
  ];
  return (
    <Field label={read(fact.text)} problem={isFault ? t('cannotRead', { hint }) : undefined}>
      {({ id, 'aria-invalid': isInvalid, 'aria-describedby': note }) => (
        <>
          <Select
            id={id}
            value={draft.said}
            options={options}
            onChange={(said) => onChange({ ...draft, said })}
            aria-invalid={isInvalid}
            aria-describedby={note}
          />
          {draft.said === 'value' ? (
            <Value
              fact={fact}
              draft={draft}
              label={t('valueOf', { fact: read(fact.text) })}
              placeholder={hint}
              textOf={textOf}
              isFault={isFault}
              onChange={onChange}
            />
          ) : null}
        </>
      )}
    </Field>
  );
}

interface ValueProps extends Pick<FactFieldProps, 'fact' | 'draft' | 'isFault' | 'onChange'> {
  readonly label: string;
  readonly placeholder: string;
  readonly textOf: (code: string) => string;
}

function Value({ fact, draft, label, placeholder, textOf, isFault, onChange }: ValueProps) {
  if (fact.shape === 'list')
    return (
      <Select
        mode="multiple"
        aria-label={label}
        value={[...draft.chosen]}
        placeholder={placeholder}
        options={fact.words.map((word) => ({ value: word, label: textOf(word) }))}
        onChange={(chosen: string[]) => onChange({ ...draft, chosen })}
      />
    );
  return (
    <Input
      aria-label={label}
      aria-invalid={isFault}
      status={isFault ? 'error' : ''}
      type={fact.shape === 'day' ? 'date' : 'text'}
      placeholder={placeholder}
      value={draft.typed}
      onChange={(event) => onChange({ ...draft, typed: event.target.value })}
    />
  );
}

/** What a word of a fact, or a reason of the score, means. */
function useCodeText({ words, reasons }: StrategyVocabulary): (code: string) => string {
  const read = useText();
  const texts = new Map([...reasons, ...words].map(({ code, text }) => [code, text]));
  return (code) => {
    const text = texts.get(code);
    return text ? read(text) : code;
  };
}
