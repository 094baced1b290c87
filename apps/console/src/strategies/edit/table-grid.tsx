import type { DocumentFault } from '@lendline/decisions/contract';
import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { columnText } from './column-text.ts';
import { useEditor } from './editor.ts';
import { faultsOfCell, faultsOfRow } from './fault-places.ts';
import type { CellAt } from './table-edits.ts';
import { type ColumnModel, type RowModel, ruleOf, type TableModel } from './table-model.ts';
import { tableWords } from './table-words.ts';
import './table-grid.css';
import { useGrid } from './use-grid.ts';

interface GridProps {
  readonly caption: string;
  readonly table: TableModel;
  readonly faults: readonly DocumentFault[];
  readonly active: CellAt | null;
  readonly onActive: (at: CellAt) => void;
  readonly onCell: (at: CellAt, text: string) => void;
  readonly onMoveRow: (row: string, by: -1 | 1) => void;
}

/**
 * A decision table as a grid that is walked by arrow keys and edited in place. One stop of the Tab key; what is wrong
 * with a row stands under it in words.
 */
export function TableGrid({ caption, faults, ...props }: GridProps) {
  const { table, onActive } = props;
  const { grid, onKeyDown, ...use } = useGrid(props);
  return (
    <div className="grid-scroll">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the pattern of a grid that is edited (WAI-ARIA APG) on the element that says rows and columns by itself */}
      <table ref={grid} role="grid" className="grid" aria-label={caption} onKeyDown={onKeyDown}>
        <GridHead table={table} />
        <tbody>
          {table.rows.map((row, place) => (
            <Fragment key={row.id}>
              <tr className={row.isUnknown ? 'row-unknown' : undefined}>
                <RowHead row={row} place={place} table={table} />
                {table.columns.map((column) => (
                  <GridCell key={column.id} {...{ row, place, column, faults, use, onActive }} />
                ))}
              </tr>
              <RowFaults row={row} table={table} faults={faults} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The number of a row, the rule that it speaks for, and whether it says what happens where a fact is unknown. */
function RowHead({
  row,
  place,
  table,
}: {
  readonly row: RowModel;
  readonly place: number;
  readonly table: TableModel;
}) {
  const t = useWords(tableWords);
  const read = useText();
  const { rules } = useEditor().known.vocabulary;
  const code = ruleOf(table, row);
  const rule = rules.find((one) => one.code === code);
  return (
    <th scope="row" title={row.id}>
      <span className="row-number">{place + 1}</span>
      {row.isUnknown ? <span className="tag tag-warn">{t('unknown')}</span> : null}
      {code ? <small>{rule ? read(rule.text) : code}</small> : null}
    </th>
  );
}

function GridHead({ table }: { readonly table: TableModel }) {
  const t = useWords(tableWords);
  const read = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{t('row')}</th>
        {table.columns.map((column) => {
          const name = columnText(column, { t, read });
          return (
            <th key={column.id} scope="col" className={column.side}>
              <span>{column.side === 'outputs' ? t('result', { name }) : name}</span>
              <code>{column.field}</code>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface GridCellProps {
  readonly row: RowModel;
  readonly place: number;
  readonly column: ColumnModel;
  readonly faults: readonly DocumentFault[];
  readonly use: Omit<ReturnType<typeof useGrid>, 'grid' | 'onKeyDown'>;
  readonly onActive: (at: CellAt) => void;
}

function GridCell({ row, place, column, faults, use, onActive }: GridCellProps) {
  const t = useWords(tableWords);
  const at = { row: row.id, column: column.id };
  const isStop = use.stop.row === at.row && use.stop.column === at.column;
  const isFaulty = faultsOfCell(faults, at).length > 0;
  const text = row.cells[column.id]!;
  return (
    <td
      data-row={row.id}
      data-column={column.id}
      tabIndex={isStop ? 0 : -1}
      className={column.side}
      aria-invalid={isFaulty || undefined}
      aria-describedby={faultsOfRow(faults, row.id).length > 0 ? faultsId(row.id) : undefined}
      onFocus={(event) => (event.target === event.currentTarget ? onActive(at) : undefined)}
      onDoubleClick={() => use.begin(at)}
    >
      {isStop && use.typing !== null ? (
        <CellInput label={`${t('rowN', { n: place + 1 })}, ${column.field}`} text={use.typing} use={use} />
      ) : text === '' ? (
        <span className="soft">{t(column.side === 'inputs' ? 'any' : 'nothing')}</span>
      ) : (
        <code>{text}</code>
      )}
    </td>
  );
}

interface CellInputProps {
  readonly label: string;
  readonly text: string;
  readonly use: GridCellProps['use'];
}

function CellInput({ label, text, use }: CellInputProps) {
  const isDone = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  // The cell itself was asked to be edited: what is typed next belongs here.
  useEffect(() => input.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || !['Enter', 'Escape', 'Tab'].includes(event.key)) return;
    event.preventDefault();
    isDone.current = true;
    if (event.key === 'Tab') use.onNext(text, event.shiftKey ? 'Previous' : 'Next');
    else use.onFinish(event.key === 'Enter' ? text : null);
  };
  return (
    <input
      ref={input}
      className="grid-input"
      aria-label={label}
      size={Math.max(8, text.length + 1)}
      value={text}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => use.onType(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (!isDone.current) use.onLeave(text);
      }}
    />
  );
}

const faultsId = (row: string) => `row-faults-${row}`;

function RowFaults({
  row,
  table,
  faults,
}: {
  readonly row: RowModel;
  readonly table: TableModel;
  readonly faults: readonly DocumentFault[];
}) {
  const t = useWords(tableWords);
  const read = useText();
  const found = faultsOfRow(faults, row.id);
  if (found.length === 0) return null;
  return (
    <tr className="row-faults">
      <td colSpan={table.columns.length + 1}>
        <ul id={faultsId(row.id)}>
          {found.map(({ code, column, text }, place) => {
            const about = table.columns.find(({ id }) => id === column);
            return (
              // Several of one kind may be about one cell: only the order tells them apart.
              <li key={`${code} ${place}`}>
                {about ? <strong>{columnText(about, { t, read })}: </strong> : null}
                {read(text)}
              </li>
            );
          })}
        </ul>
      </td>
    </tr>
  );
}
