import { asList, asText, type Loose } from '../jdm.ts';
import { freeName, idsOf } from './document.ts';
import { addItem, moveItem, removeItem, setItem, type Step } from './item-edits.ts';

/** The two sides of a decision table as JDM names them: conditions and results. */
export type Side = 'inputs' | 'outputs';

export interface CellAt {
  readonly row: string;
  readonly column: string;
}

/** Writes a cell; an empty one is kept as an empty text, as the pack's own tables do. */
export function setCell(table: Loose, { row, column }: CellAt, text: string): Loose {
  return { ...table, rules: setItem(table['rules'], { id: row, key: '_id' }, { [column]: text.trim() }) };
}

/** A new row behind another one: empty, but for the rule that it speaks for, which is that of the row before it. */
export function addRow(table: Loose, behind: string | null): { readonly table: Loose; readonly row: string } {
  const rows = asList(table['rules']);
  const before = rows.find(({ _id }) => _id === behind);
  const columns = [...asList(table['inputs']), ...asList(table['outputs'])];
  const cells = columns.map(({ id, field }) => [asText(id), field === 'rule' ? asText(before?.[asText(id)]) : '']);
  return put(table, { ...(Object.fromEntries(cells) as Loose), _id: freshRow(table) }, behind);
}

/** A row for a case that none takes: behind the last of its rule, or at the end. What comes of it is still to be said. */
export function addCase(table: Loose, cells: Loose): { readonly table: Loose; readonly row: string } {
  const rule = asText(asList(table['outputs']).find(({ field }) => field === 'rule')?.['id']);
  const alike = asList(table['rules']).findLast((row) => row[rule] === cells[rule]);
  const { table: wider, row } = addRow(table, rule === '' ? null : asText(alike?.['_id']));
  return { table: { ...wider, rules: setItem(wider['rules'], { id: row, key: '_id' }, cells) }, row };
}

export function duplicateRow(table: Loose, row: string): { readonly table: Loose; readonly row: string } | null {
  const same = asList(table['rules']).find(({ _id }) => _id === row);
  return same ? put(table, { ...same, _id: freshRow(table) }, row) : null;
}

function put(table: Loose, row: Loose, behind: string | null): { readonly table: Loose; readonly row: string } {
  return { table: { ...table, rules: addItem(table['rules'], row, { behind, key: '_id' }) }, row: asText(row['_id']) };
}

function freshRow(table: Loose): string {
  const taken = idsOf(table['rules'], '_id');
  return freeName(`row-${taken.length + 1}`, taken);
}

export function moveRow(table: Loose, row: string, by: Step): Loose {
  return { ...table, rules: moveItem(table['rules'], row, { by, key: '_id' }) };
}

export function removeRow(table: Loose, row: string): Loose {
  return { ...table, rules: removeItem(table['rules'], row, '_id') };
}

/** A further column about a fact, or for a result; every row leaves it empty. */
export function addColumn(table: Loose, side: Side, field: string): { readonly table: Loose; readonly column: string } {
  const id = freeName(field.replaceAll('.', '_'), [...idsOf(table['inputs']), ...idsOf(table['outputs'])]);
  const rules = asList(table['rules']).map((row) => ({ ...row, [id]: '' }));
  return { table: { ...table, [side]: [...asList(table[side]), { id, name: field, field }], rules }, column: id };
}

/** Takes a column out, with its cells. */
export function removeColumn(table: Loose, column: string): Loose {
  const rules = asList(table['rules']).map(({ [column]: _gone, ...rest }) => rest);
  return {
    ...table,
    inputs: removeItem(table['inputs'], column),
    outputs: removeItem(table['outputs'], column),
    rules,
  };
}
