import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import type { Loose } from '../jdm.ts';
import { CellBar } from './cell-bar.tsx';
import { changeContent, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import { faultsOfNode } from './fault-places.ts';
import { namesAt } from './names-known.ts';
import './table-editor.css';
import {
  addColumn,
  addRow,
  type CellAt,
  duplicateRow,
  moveRow,
  removeColumn,
  removeRow,
  setCell,
} from './table-edits.ts';
import { TableGrid } from './table-grid.tsx';
import { cellBeside, tableModel, type TableModel } from './table-model.ts';
import { tableWords } from './table-words.ts';

interface TableEditorProps {
  readonly place: NodePlace;
  readonly name: string;
  readonly content: Loose;
}

/** A decision table: its cells in place, the chosen one with all that is known of it, and what is done with rows and columns. */
export function TableEditor({ place, name, content }: TableEditorProps) {
  const t = useWords(tableWords);
  const { document, edit, known, faults } = useEditor();
  const names = useMemo(() => namesAt(known, place), [known, place]);
  const table = useMemo(() => tableModel(content, names), [content, names]);
  const [chosen, setActive] = useState<CellAt | null>(null);
  const active = chosen && isThere(table, chosen) ? chosen : null;
  const own = faultsOfNode(faults, place);
  const change = (next: Loose): void => edit(changeContent(document, place, () => next));
  const onCell = (at: CellAt, text: string): void => change(setCell(content, at, text));
  return (
    <div className="table-editor">
      <div className="table-tools">
        <p className="soft">{t(table.hitPolicy)}</p>
        <RowTools table={table} content={content} active={active} onActive={setActive} onChange={change} />
        <ColumnTools {...{ table, content, active, names, onChange: change }} />
      </div>
      <TableGrid
        caption={name}
        table={table}
        faults={own}
        active={active}
        onActive={setActive}
        onCell={onCell}
        onMoveRow={(row, by) => change(moveRow(content, row, by))}
      />
      <p className="cell-keys soft">{t('keys')}</p>
      {active ? (
        <CellBar table={table} at={active} faults={own} onCell={onCell} />
      ) : (
        <p className="cell-bar soft">{t('chooseCell')}</p>
      )}
    </div>
  );
}

function isThere({ rows, columns }: TableModel, at: CellAt): boolean {
  return rows.some(({ id }) => id === at.row) && columns.some(({ id }) => id === at.column);
}

interface ToolProps {
  readonly table: TableModel;
  readonly content: Loose;
  readonly active: CellAt | null;
  readonly onChange: (content: Loose) => void;
}

function RowTools({
  table,
  content,
  active,
  onActive,
  onChange,
}: ToolProps & { readonly onActive: (at: CellAt) => void }) {
  const t = useWords(tableWords);
  const place = table.rows.findIndex(({ id }) => id === active?.row);
  const put = (done: { readonly table: Loose; readonly row: string } | null): void => {
    if (done === null) return;
    onChange(done.table);
    onActive({ row: done.row, column: active?.column ?? table.columns[0]?.id ?? '' });
  };
  const remove = (): void => {
    onActive(cellBeside(table, active!, place === table.rows.length - 1 ? 'ArrowUp' : 'ArrowDown'));
    onChange(removeRow(content, active!.row));
  };
  return (
    <fieldset className="tool-row" aria-label={t('rows')}>
      <span className="soft">{place === -1 ? t('noRow') : t('rowOf', { n: place + 1, count: table.rows.length })}</span>
      <Button size="small" onClick={() => put(addRow(content, active?.row ?? null))}>
        {t('addRow')}
      </Button>
      <Button size="small" disabled={place === -1} onClick={() => put(duplicateRow(content, active!.row))}>
        {t('duplicate')}
      </Button>
      <Button size="small" disabled={place < 1} onClick={() => onChange(moveRow(content, active!.row, -1))}>
        {t('up')}
      </Button>
      <Button
        size="small"
        disabled={place === -1 || place === table.rows.length - 1}
        onClick={() => onChange(moveRow(content, active!.row, 1))}
      >
        {t('down')}
      </Button>
      <Button size="small" danger disabled={place === -1} onClick={remove}>
        {t('remove')}
      </Button>
    </fieldset>
  );
}

const resultName = /^[A-Za-z]\w*$/;

interface ColumnToolProps extends ToolProps {
  readonly names: ReturnType<typeof namesAt>;
}

function ColumnTools({ table, content, active, names, onChange }: ColumnToolProps) {
  const t = useWords(tableWords);
  const read = useText();
  const column = table.columns.find(({ id }) => id === active?.column);
  const used = table.columns.filter(({ side }) => side === 'inputs').map(({ field }) => field);
  const free = names.filter(({ name, isAllowed, domain }) => !used.includes(name) && isAllowed && !domain.isList);
  return (
    <details className="tool-columns">
      <summary>
        {t('hitPolicy')} · {t('addCondition')} · {t('addResult')} · {t('removeColumn')}
      </summary>
      <div className="tool-fields">
        <Field label={t('hitPolicy')}>
          {({ status: _status, ...field }) => (
            <Select
              {...field}
              value={table.hitPolicy}
              onChange={(hitPolicy) => onChange({ ...content, hitPolicy })}
              options={(['first', 'collect'] as const).map((value) => ({ value, label: t(value) }))}
            />
          )}
        </Field>
        <Field label={t('addCondition')}>
          {({ status: _status, ...field }) => (
            <Select
              {...field}
              showSearch
              value={null}
              optionFilterProp="label"
              onChange={(name: string) => onChange(addColumn(content, 'inputs', name).table)}
              options={free.map(({ name, text }) => ({ value: name, label: text ? `${read(text)} (${name})` : name }))}
            />
          )}
        </Field>
        <NewResult table={table} content={content} onChange={onChange} />
        <div className="tool-last">
          <Button danger disabled={!column} onClick={() => onChange(removeColumn(content, column!.id))}>
            {column ? `${t('removeColumn')}: ${column.field}` : t('removeColumn')}
          </Button>
        </div>
      </div>
    </details>
  );
}

function NewResult({ table, content, onChange }: Omit<ToolProps, 'active'>) {
  const t = useWords(tableWords);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const isFree =
    resultName.test(name) && !table.columns.some(({ field, side }) => side === 'outputs' && field === name);
  const add = (): void => {
    setTried(!isFree);
    if (!isFree) return;
    onChange(addColumn(content, 'outputs', name).table);
    setName('');
  };
  return (
    <Field label={t('resultName')} problem={tried && !isFree ? t('resultNeeded') : undefined}>
      {(field) => (
        <div className="tool-add">
          <Input {...field} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={add} />
          <Button onClick={add}>{t('addResult')}</Button>
        </div>
      )}
    </Field>
  );
}
