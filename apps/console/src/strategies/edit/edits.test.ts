import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asList, asObject, graphsOf, type Loose, stepsOf } from '../jdm.ts';
import { changeContent, changeGraph, graphAt, nodeAt } from './document.ts';
import { insertBehind, removeNode, setTargets, targetsOf } from './graph-edits.ts';
import { beginning, type History, type Step, stepOn } from './history.ts';
import { moveItem, removeItem } from './item-edits.ts';
import { isLendingNothing, setLendingNothing } from './lending-nothing.ts';
import { addCase, addColumn, addRow, duplicateRow, moveRow, removeColumn, removeRow, setCell } from './table-edits.ts';
import { cellBeside, type GridKey, ruleOf, tableModel } from './table-model.ts';

const table: Loose = {
  hitPolicy: 'collect',
  outputPath: 'found_eligibility',
  inputs: [{ id: 'a', name: 'age', field: 'age_years' }],
  outputs: [
    { id: 'r', name: 'rule', field: 'rule' },
    { id: 'o', name: 'outcome', field: 'outcome' },
  ],
  rules: [
    { _id: 'silent', a: '"unknown"', r: '"book.age"', o: '"refer"' },
    { _id: 'young', a: '< 18', r: '"book.age"', o: '"decline"' },
    { _id: 'of-age', a: '>= 18', r: '"book.age"', o: '"pass"' },
  ],
};
const rows = (of: Loose) => asList(of['rules']).map(({ _id }) => _id);

it('a cell is written without touching any other, and what the page does not know is kept', () => {
  const changed = setCell({ ...table, note: 'of an editor' }, { row: 'young', column: 'a' }, ' < 21 ');
  expect(asList(changed['rules'])[1]).toEqual({ _id: 'young', a: '< 21', r: '"book.age"', o: '"decline"' });
  expect([changed['note'], changed['inputs']]).toEqual(['of an editor', table['inputs']]);
  expect(setCell(table, { row: 'gone', column: 'a' }, '1')['rules']).toEqual(table['rules']);
});

it('a new row stands behind the one it was asked for at, speaks for its rule, and has an id of its own', () => {
  const added = addRow(table, 'young');
  expect(rows(added.table)).toEqual(['silent', 'young', 'row-4', 'of-age']);
  expect(asList(added.table['rules'])[2]).toEqual({ _id: 'row-4', a: '', r: '"book.age"', o: '' });
  const again = duplicateRow(added.table, 'young')!;
  expect(new Set(rows(again.table)).size).toBe(5);
  expect(rows(addRow(table, null).table).at(-1)).toBe('row-4');
});

it('a row for a case that none takes stands behind those of its rule and is of that case alone', () => {
  const mixed = {
    ...table,
    rules: [...asList(table['rules']), { _id: 'late', a: '', r: '"book.overdue"', o: '"pass"' }],
  };
  const added = addCase(mixed, { a: '"unknown"', r: '"book.age"' });
  expect(rows(added.table)).toEqual(['silent', 'young', 'of-age', 'row-5', 'late']);
  expect(asList(added.table['rules'])[3]).toEqual({ _id: 'row-5', a: '"unknown"', r: '"book.age"', o: '' });
  const values = { ...table, outputs: [{ id: 'o', field: 'tier' }] };
  expect(rows(addCase(values, { a: '17' }).table).at(-1)).toBe('row-4');
});

it('a row moves by one and no further than the ends, and whatever is moved nothing is lost', () => {
  expect(rows(moveRow(table, 'of-age', -1))).toEqual(['silent', 'of-age', 'young']);
  const items = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 8 }).map((ids) => ids.map((id) => ({ id })));
  fc.assert(
    fc.property(items, fc.nat(9), fc.constantFrom(-1 as const, 1 as const), (list, at, by) => {
      const id = list[at]?.id ?? 'none';
      const moved = moveItem(list, id, { by });
      expect(new Set(moved)).toEqual(new Set(list));
      expect(moved.length).toBe(list.length);
      const back = moveItem(moved, id, { by: by === 1 ? -1 : 1 });
      const isAtEnd = list[by === 1 ? list.length - 1 : 0]?.id === id;
      expect(isAtEnd ? moved : back).toEqual(list);
      expect(removeItem(moved, id).length).toBe(list.some((item) => item.id === id) ? list.length - 1 : list.length);
    }),
  );
});

it('a column comes with an empty cell in each row, and goes with its cells', () => {
  const { table: wider, column } = addColumn(table, 'inputs', 'features.calls__90d');
  expect(column).toBe('features_calls__90d');
  expect(asList(wider['rules']).every((row) => row[column] === '')).toBe(true);
  expect(removeColumn(wider, column)).toEqual(table);
  expect(rows(removeRow(table, 'young'))).toEqual(['silent', 'of-age']);
});

const document: Loose = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'In' },
    { id: 'gate', type: 'switchNode', name: 'Gate', content: { statements: [{ id: 'end' }, { id: 'on' }] } },
    { id: 't', type: 'decisionTableNode', name: 'T', content: table },
    { id: 'out', type: 'outputNode', name: 'Out' },
  ],
  edges: [
    { id: '1', sourceId: 'in', targetId: 'gate' },
    { id: '2', sourceId: 'gate', targetId: 'out', sourceHandle: 'end' },
    { id: '3', sourceId: 'gate', targetId: 't', sourceHandle: 'on' },
    { id: '4', sourceId: 't', targetId: 'out' },
  ],
  graphs: { inner: { nodes: [{ id: 't', type: 'expressionNode', content: {} }], edges: [] } },
};
const ways = (of: unknown) =>
  asList(graphAt(of, '')['edges'])
    .map(({ sourceId, sourceHandle, targetId }) => [sourceId, sourceHandle, targetId].filter(Boolean).join(' '))
    .toSorted();

it('a node of a sub-graph is changed there, and its namesake of the strategy itself is not', () => {
  const changed = changeContent(document, { graph: 'inner', node: 't' }, () => ({ expressions: [] }));
  expect(nodeAt(changed, { graph: 'inner', node: 't' })!['content']).toEqual({ expressions: [] });
  expect(nodeAt(changed, { graph: '', node: 't' })).toBe(asList(document['nodes'])[2]);
});

it('a node put behind another leads where that one led, of a switch where its last branch led; taken out again all is as before', () => {
  for (const behind of ['in', 'gate', 't']) {
    const added = insertBehind(document, { graph: '', node: behind }, { kind: 'expressionNode', name: 'New' });
    expect(added.node).toBe('expressions');
    expect(stepsOf(graphsOf(added.document)[0]!).get('expressions')).toBeGreaterThan(0);
    expect(ways(added.document)).not.toEqual(ways(document));
    expect(ways(removeNode(added.document, { graph: '', node: added.node }))).toEqual(ways(document));
  }
  const gate = insertBehind(document, { graph: '', node: 'gate' }, { kind: 'switchNode', name: 'New' });
  expect(ways(gate.document)).toEqual(['gate end out', 'gate on switch', 'in gate', 'switch switch.else t', 't out']);
});

it('a branch of a switch leads where it is told, and the other branch is left alone', () => {
  const changed = changeGraph(document, '', (graph) => setTargets(graph, { node: 'gate', branch: 'end' }, ['t']));
  expect(ways(changed)).toEqual(['gate end t', 'gate on t', 'in gate', 't out']);
  expect(targetsOf(changed, { node: 'gate', branch: 'on' })).toEqual(['t']);
  expect(new Set(asList(changed['edges']).map(({ id }) => id)).size).toBe(4);
});

it('whatever was edited, undo leads back step by step to the beginning and redo to the end again', () => {
  const steps = fc.array(fc.constantFrom<'edit' | 'undo' | 'redo'>('edit', 'edit', 'undo', 'redo'), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (kinds) => {
      const first: Loose = { at: 'first' };
      const made = kinds.reduce<History>((history, kind, place) => {
        const step: Step = kind === 'edit' ? { kind, document: { at: place } } : { kind };
        return stepOn(history, step);
      }, beginning(first));
      const all = [...made.past, made.present, ...made.future];
      let history = made;
      for (let times = 0; times < all.length; times += 1) history = stepOn(history, { kind: 'undo' });
      expect(history.present).toBe(first);
      for (let times = 0; times < all.length; times += 1) history = stepOn(history, { kind: 'redo' });
      expect(history.present).toBe(all.at(-1));
      expect(asObject(stepOn(history, { kind: 'edit', document: { at: 'new' } }).future)).toEqual([]);
    }),
  );
});

it('a table knows the rule of each row and which rows say what happens where a fact is unknown', () => {
  const model = tableModel(table, []);
  expect(model.rows.map((row) => [row.id, ruleOf(model, row), row.isUnknown])).toEqual([
    ['silent', 'book.age', true],
    ['young', 'book.age', false],
    ['of-age', 'book.age', false],
  ]);
  expect(tableModel({ rules: 'no list' }, []).rows).toEqual([]);
});

it('keys lead from cell to cell and never out of the table', () => {
  const model = tableModel(table, []);
  const go = (row: string, column: string, key: GridKey) =>
    Object.values(cellBeside(model, { row, column }, key)).join();
  expect([go('silent', 'a', 'ArrowUp'), go('silent', 'a', 'ArrowLeft')]).toEqual(['silent,a', 'silent,a']);
  expect([go('young', 'r', 'ArrowDown'), go('young', 'r', 'End')]).toEqual(['of-age,r', 'young,o']);
  expect([go('silent', 'o', 'Next'), go('young', 'a', 'Previous')]).toEqual(['young,a', 'silent,o']);
  expect([go('of-age', 'o', 'Next'), go('gone', 'gone', 'Last')]).toEqual(['of-age,o', 'of-age,o']);
});

it('a tier lends nothing under a cap once it is said, and an entry that names none any more goes', () => {
  const cap = { licence: 'bank', from: '2026-01-01' };
  const said = setLendingNothing([{ ...cap, tiers: ['D'] }], { ...cap, tier: 'B' }, true);
  expect(said).toEqual([{ ...cap, tiers: ['B', 'D'] }]);
  expect(isLendingNothing(said, { ...cap, tier: 'B' })).toBe(true);
  expect(isLendingNothing(said, { ...cap, from: '2027-01-01', tier: 'B' })).toBe(false);
  const less = setLendingNothing(said, { ...cap, tier: 'B' }, false);
  expect(setLendingNothing(less, { ...cap, tier: 'D' }, false)).toEqual([]);
});
