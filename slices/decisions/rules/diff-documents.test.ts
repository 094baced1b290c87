import { describe, expect, it } from 'vitest';
import { diffDocuments } from './diff-documents.ts';

type Row = Readonly<Record<string, string>>;

const table = (rules: readonly Row[], more: object = {}) => ({
  id: 'age',
  name: 'Age',
  type: 'decisionTableNode',
  position: { x: 0, y: 0 },
  content: {
    hitPolicy: 'first',
    inputs: [{ id: 'i1', name: 'Age', field: 'age_years' }],
    outputs: [{ id: 'o1', name: 'Outcome', field: 'outcome' }],
    rules,
  },
  ...more,
});
const start = { id: 'in', name: 'Start', type: 'inputNode', position: { x: 0, y: 0 } };
const document = (nodes: readonly object[], edges: readonly object[] = []) => ({ nodes, edges });
const row = (id: string, age: string, outcome: string): Row => ({ _id: id, i1: age, o1: outcome });
const young = row('young', '< 18', '"decline"');
const silent = row('silent', '== "unknown"', '"refer"');
const rest = row('rest', '', '"pass"');

describe('the difference between two versions', () => {
  it('names row and cell by what the column is about', () => {
    const before = document([start, table([young, silent, rest])]);
    const after = document([start, table([row('young', '< 20', '"decline"'), silent, rest])]);
    expect(diffDocuments(before, after)).toEqual({
      nodes: [
        {
          node: 'age',
          name: 'Age',
          kind: 'decisionTableNode',
          change: 'changed',
          fields: [],
          rows: [
            {
              row: 'young',
              change: 'changed',
              from: 0,
              to: 0,
              cells: [{ field: 'age_years', from: '< 18', to: '< 20' }],
            },
          ],
        },
      ],
      edges: [],
      fields: [],
    });
  });

  it('reaches into sub-graphs and to what stands beside the graph', () => {
    const sub = (outcome: string) => ({
      ...document([start]),
      graphs: { line: document([table([row('young', '< 18', outcome)])]) },
      models: { new: outcome },
    });
    const { nodes, fields } = diffDocuments(sub('a'), sub('b'));
    expect(nodes.map(({ node, rows }) => [node, rows[0]!.cells])).toEqual([
      ['line/age', [{ field: 'outcome', from: 'a', to: 'b' }]],
    ]);
    expect(fields).toEqual([{ field: 'models.new', from: 'a', to: 'b' }]);
  });

  it('tells rows that came, went and changed places from rows that only slid', () => {
    const old = row('old', '> 70', '"refer"');
    const changes = diffDocuments(
      document([table([young, silent, rest])]),
      document([table([old, rest, young])]),
    ).nodes[0]!.rows.map(({ row: id, change, from, to }) => [id, change, from, to]);
    expect(changes).toEqual([
      ['old', 'added', null, 0],
      ['rest', 'moved', 2, 1],
      ['young', 'moved', 0, 2],
      ['silent', 'removed', 1, null],
    ]);
    const slid = diffDocuments(document([table([young, rest])]), document([table([silent, young, rest])]));
    expect(slid.nodes[0]!.rows.map(({ row: id }) => id)).toEqual(['silent']);
  });

  it('tells nodes and arrows, a new hit policy and a renamed node, and nothing of where they are drawn', () => {
    const before = document([start, table([young])]);
    const arrow = { id: 'e1', sourceId: 'in', targetId: 'age', type: 'edge' };
    const moved = table([young], { position: { x: 300, y: 9 } });
    expect(diffDocuments(before, document([start, moved]))).toEqual({ fields: [], nodes: [], edges: [] });
    const renamed = table([young], { name: 'Of age' });
    renamed.content.hitPolicy = 'collect';
    const change = diffDocuments(before, document([start, renamed], [arrow]));
    expect(change.edges).toEqual([{ change: 'added', from: 'Start', to: 'Of age' }]);
    expect(change.nodes[0]!.fields).toEqual([
      { field: 'name', from: 'Age', to: 'Of age' },
      { field: 'hitPolicy', from: 'first', to: 'collect' },
    ]);
    const gone = diffDocuments(before, document([start]));
    expect(gone.nodes.map(({ node, change: what, rows }) => [node, what, rows.length])).toEqual([
      ['age', 'removed', 1],
    ]);
  });
});
