import type { DocumentFault } from '@lendline/decisions/contract';
import { Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import { type CellValue, codeCell, codeOf, codesCell, codesOf, readCell, withValue } from './cell.ts';
import { columnText } from './column-text.ts';
import { useEditor } from './editor.ts';
import { faultsOfCell } from './fault-places.ts';
import { NameFacts } from './name-facts.tsx';
import type { CellAt } from './table-edits.ts';
import type { CodeField, ColumnModel, TableModel } from './table-model.ts';
import { tableWords } from './table-words.ts';

interface CellBarProps {
  readonly table: TableModel;
  readonly at: CellAt;
  readonly faults: readonly DocumentFault[];
  readonly onCell: (at: CellAt, text: string) => void;
}

/** The chosen cell with all that is known of it: what its fact may be, to be ticked, and what is wrong. */
export function CellBar({ table, at, faults, onCell }: CellBarProps) {
  const t = useWords(tableWords);
  const read = useText();
  const place = table.rows.findIndex(({ id }) => id === at.row);
  const column = table.columns.find(({ id }) => id === at.column);
  const text = table.rows[place]?.cells[at.column];
  if (!column || text === undefined) return null;
  const found = faultsOfCell(faults, at);
  const write = (written: string): void => {
    if (written.trim() !== text) onCell(at, written);
  };
  return (
    <section className="cell-bar" aria-label={t('cellOf', { n: place + 1, name: column.field })}>
      <h3>
        {t('cellOf', { n: place + 1, name: columnText(column, { t, read }) })} <code>{column.field}</code>
      </h3>
      <div className="cell-fields">
        <CellText key={`${at.row} ${at.column} ${text}`} column={column} text={text} problem={found} onText={write} />
        {column.side === 'inputs' ? <Allowed column={column} text={text} onText={write} /> : null}
        {column.code ? <CodeChoice field={column.code} text={text} onText={write} /> : null}
      </div>
      {column.side === 'inputs' ? <NameFacts column={column} text={text} /> : null}
    </section>
  );
}

interface CellTextProps {
  readonly column: ColumnModel;
  readonly text: string;
  readonly problem: readonly DocumentFault[];
  readonly onText: (text: string) => void;
}

/** Written when it is left or Enter is pressed: half a condition is no fault yet. */
function CellText({ column, text, problem, onText }: CellTextProps) {
  const t = useWords(tableWords);
  const read = useText();
  const [typed, setTyped] = useState(text);
  const isInput = column.side === 'inputs';
  return (
    <Field
      label={t(isInput ? 'condition' : 'value')}
      hint={t(isInput ? 'conditionHint' : 'valueHint')}
      problem={problem.length === 0 ? undefined : problem.map((fault) => read(fault.text)).join(' ')}
    >
      {(field) => (
        <Input
          {...field}
          className="mono"
          value={typed}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => onText(typed)}
          onPressEnter={() => onText(typed)}
        />
      )}
    </Field>
  );
}

interface WrittenProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The words and truth values that the fact may be, each to be ticked. */
function Allowed({ column, text, onText }: WrittenProps & { readonly column: ColumnModel }) {
  const t = useWords(tableWords);
  const read = useText();
  const id = useId();
  const { known } = useEditor();
  const domain = column.known?.domain;
  if (!domain) return null;
  const values: readonly CellValue[] = [...(domain.truth ? [true, false] : []), ...domain.words];
  if (values.length === 0) return null;
  const chosen = readCell(text).values;
  const said = (value: CellValue): string => {
    if (typeof value === 'boolean') return t(value ? 'true' : 'false');
    const word = known.vocabulary.words.find(({ code }) => code === value);
    return word ? read(word.text) : value;
  };
  return (
    <fieldset className="field" aria-labelledby={id}>
      <span id={id} className="field-name">
        {t('allowed')}
      </span>
      <div className="cell-values">
        {values.map((value) => (
          <Checkbox
            key={String(value)}
            checked={chosen.includes(value)}
            onChange={(event) => onText(withValue(text, value, event.target.checked))}
          >
            {said(value)} <code className="soft">{String(value)}</code>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

/** What a finding says by codes that have texts: chosen from those that there are. */
function CodeChoice({ field, text, onText }: WrittenProps & { readonly field: CodeField }) {
  const t = useWords(tableWords);
  const options = useCodes(field);
  const isList = field === 'flags';
  const codes = codesOf(text);
  const code = codeOf(text);
  if (isList ? codes === null : code === null) return <p className="soft">{t('freely')}</p>;
  return (
    <Field label={t(field)}>
      {({ status: _status, ...parts }) =>
        isList ? (
          <Select
            {...parts}
            mode="multiple"
            allowClear
            optionFilterProp="label"
            value={[...codes!]}
            onChange={(chosen: string[]) => onText(codesCell(chosen))}
            options={options}
          />
        ) : (
          <Select
            {...parts}
            showSearch
            optionFilterProp="label"
            value={code!}
            onChange={(chosen: string) => onText(codeCell(chosen))}
            options={[
              ...(field === 'outcome' || field === 'rule' ? [] : [{ value: '', label: t('none') }]),
              ...options,
            ]}
          />
        )
      }
    </Field>
  );
}

function useCodes(field: CodeField): { value: string; label: string }[] {
  const read = useText();
  const { known, document } = useEditor();
  const { rules, outcomes, reasons, flags } = known.vocabulary;
  const own = Object.entries((document['rules'] ?? {}) as Readonly<Record<string, { 'zh-CN': string; en: string }>>);
  const all = {
    rule: [...rules, ...own.map(([code, text]) => ({ code, text }))],
    outcome: outcomes,
    reason: reasons,
    flags,
  }[field];
  return all.map(({ code, text }) => ({ value: code, label: `${read(text)} (${code})` }));
}
