import { expect, it } from 'vitest';
import { graphsOf, stepsOf } from './jdm.ts';

const document = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'Input' },
    {
      id: 't',
      type: 'decisionTableNode',
      name: 'Age',
      content: {
        hitPolicy: 'first',
        inputs: [{ id: 'a', name: 'Age', field: 'age' }],
        outputs: [{ id: 'o', name: '', field: 'outcome' }],
        rules: [
          { _id: 'r1', a: '< 18', o: '"declined"' },
          { _id: 'r2', o: '"pass"' },
        ],
      },
    },
    { id: 'out', type: 'outputNode', name: 'Output' },
  ],
  edges: [
    { id: '1', sourceId: 'in', targetId: 't' },
    { id: '2', sourceId: 't', targetId: 'out' },
    { id: '3', sourceId: 'in', targetId: 'out' },
    { id: '4', sourceId: 'gone', targetId: 'out' },
  ],
  graphs: { inner: { nodes: [], edges: [] } },
};

it('reads tables cell by cell, an absent condition as one that holds of everything, and sub-graphs after their own', () => {
  const [own, inner] = graphsOf(document);
  expect(own!.nodes[1]!.table).toEqual({
    hitPolicy: 'first',
    columns: [
      { id: 'a', name: 'Age', isResult: false },
      { id: 'o', name: 'outcome', isResult: true },
    ],
    rows: [
      { id: 'r1', cells: ['< 18', '"declined"'] },
      { id: 'r2', cells: ['', '"pass"'] },
    ],
  });
  expect(own!.edges).toHaveLength(3);
  expect(inner).toEqual({ key: 'inner', nodes: [], edges: [] });
});

it('draws a node after all that lead to it, and ends where a faulty draft goes in a circle', () => {
  expect(Object.fromEntries(stepsOf(graphsOf(document)[0]!))).toEqual({ in: 0, t: 1, out: 2 });
  const circle = { ...document, edges: [...document.edges, { id: '5', sourceId: 'out', targetId: 't' }] };
  expect(Math.max(...stepsOf(graphsOf(circle)[0]!).values())).toBeLessThan(3);
  expect(graphsOf('no document')).toEqual([{ key: '', nodes: [], edges: [] }]);
});
