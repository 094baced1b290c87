import { cn } from '../../packs/cn.ts';
import { checkStrategy } from '../check-strategy.ts';
import { changed, own, sub, table } from './changed-strategy.ts';
import type { Wrong } from './wrong.ts';

/** In how nodes lie and lead to one another, and in which steps and rules there are. */
export const wrongGraphs: readonly Wrong[] = [
  [
    'an edge that ends nowhere',
    () => checkStrategy({ ...own, edges: [...own.edges, { id: 'x', sourceId: 'tier', targetId: 'gone' }] }, cn),
    'edge-dangling',
    /Connect it again/,
  ],
  [
    'an edge that leaves a switch by no branch',
    () => checkStrategy({ ...own, edges: [...own.edges, { id: 'x', sourceId: 'after-tier', targetId: 'output' }] }, cn),
    'edge-dangling',
    /one of the branches/,
  ],
  [
    'a cycle',
    () => checkStrategy({ ...own, edges: [...own.edges, { id: 'x', sourceId: 'tier', targetId: 'records' }] }, cn),
    'cycle',
    /in a circle/,
  ],
  [
    'a node that nothing leads to',
    () =>
      checkStrategy(
        {
          ...own,
          nodes: [
            ...own.nodes,
            { id: 'x', name: 'X', type: 'expressionNode', content: { passThrough: true, expressions: [] } },
          ],
        },
        cn,
      ),
    'node-unreachable',
    /Connect it or remove/,
  ],
  [
    'two outputs',
    () => checkStrategy({ ...own, nodes: [...own.nodes, { id: 'x', name: 'X', type: 'outputNode' }] }, cn),
    'graph-ends',
    /exactly one an? ?output|exactly one/,
  ],
  [
    'a sub-graph that is not there',
    () => checkStrategy({ ...sub([]), graphs: {} }, cn),
    'sub-graph-missing',
    /Add it under graphs/,
  ],
  [
    'a custom node that nobody knows',
    () =>
      checkStrategy(
        changed('menu', (node) =>
          node.type === 'customNode' ? { ...node, content: { ...node.content, kind: 'lottery' } } : node,
        ),
        cn,
      ),
    'custom-unknown',
    /There are: limit, menu/,
  ],
  [
    'a table that keeps the facts to itself',
    () =>
      checkStrategy(
        changed('fraud', (node) =>
          node.type === 'decisionTableNode' ? { ...node, content: { ...node.content, passThrough: false } } : node,
        ),
        cn,
      ),
    'not-passed-on',
    /Turn passThrough on/,
  ],
  [
    'a step without its table',
    () =>
      checkStrategy(
        changed('records', (node) =>
          node.type === 'decisionTableNode' ? { ...node, content: { ...node.content, outputPath: 'elsewhere' } } : node,
        ),
        cn,
      ),
    'step-missing',
    /"records" has exactly one node/,
  ],
  [
    'a rule taken out',
    () =>
      checkStrategy(
        table('eligibility', (rows) => rows.filter((one) => one['rule'] !== '"book.age"')),
        cn,
      ),
    'rule-missing',
    /"book.age" has no row/,
  ],
  [
    'a rule of nobody’s',
    () =>
      checkStrategy(
        table('eligibility', (rows) => [...rows, { _id: 'x', rule: '"own.x"', outcome: '"pass"' }]),
        cn,
      ),
    'rule-unnamed',
    /named in both languages/,
  ],
];
