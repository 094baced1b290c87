import type { NodeChange, RowChange } from '@lendline/decisions/contract';
import { expect, it } from 'vitest';
import { diffLines } from './diff-lines.ts';
import { fieldText, valueText } from './field-text.ts';

function node(fields: NodeChange['fields'], rows: readonly RowChange[]): NodeChange {
  return { node: 't', name: 'Age', kind: 'decisionTableNode', change: 'changed', fields, rows };
}

const cell = (from: string | null, to: string | null) => ({ field: 'age_years', from, to });

it('lists what became of a node: its fields, then its rows from the top, cell by cell', () => {
  const lines = diffLines(
    node(
      [{ field: 'hitPolicy', from: 'collect', to: 'first' }],
      [
        { row: 'c', change: 'removed', from: 4, to: null, cells: [cell('>= 60', null)] },
        { row: 'a', change: 'changed', from: 1, to: 0, cells: [cell('< 18', '< 21'), cell(null, '"open"')] },
        { row: 'b', change: 'added', from: null, to: 2, cells: [cell(null, '[21..60)')] },
        { row: 'd', change: 'moved', from: 0, to: 3, cells: [] },
      ],
    ),
  );
  expect(lines.map(({ row, change, from, to }) => [row, change, from, to])).toEqual([
    [null, 'changed', 'collect', 'first'],
    [1, 'changed', '< 18', '< 21'],
    [1, 'changed', '', '"open"'],
    [3, 'added', null, '[21..60)'],
    [4, 'moved', '1', '4'],
    [5, 'removed', '>= 60', null],
  ]);
});

it('names fields as people do, and as they are written where they have no other name', () => {
  expect(fieldText('expressions.2.value').en).toBe('Expression 3 · Expression');
  expect(fieldText('columns.c1.field')['zh-CN']).toBe('列 c1 · 取自');
  expect(fieldText('config.tiers.A.firstLimit').en).toBe('Parameter · tiers · A · firstLimit');
  expect(fieldText('something.new').en).toBe('something · new');
  expect(valueText('hitPolicy', 'first').en).toBe('The first row that fits');
  expect(valueText('name', 'first').en).toBe('first');
});
