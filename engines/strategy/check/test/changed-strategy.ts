import type { JdmNode, StrategyDocument, TableNode, TableRow } from '../../jdm/document.ts';
import { packStrategy } from '../../pack-strategy/pack-strategy.ts';
import { cn } from '../../packs/cn.ts';

export const own = packStrategy(cn);

export type Change = (node: JdmNode) => JdmNode;

/** The strategy of the pack with one node changed. */
export function changed(id: string, change: Change): StrategyDocument {
  return { ...own, nodes: own.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

export function table(id: string, change: (rows: readonly TableRow[]) => readonly TableRow[]): StrategyDocument {
  return changed(id, (node) => {
    const { content } = node as TableNode;
    return { ...(node as TableNode), content: { ...content, rules: change(content.rules) } };
  });
}

/** One row with other cells. */
export const row = (id: string, cells: Record<string, string>) => (rows: readonly TableRow[]) =>
  rows.map((one) => (one['_id'] === id ? ({ ...one, ...cells } as TableRow) : one));

export const without = (id: string) => (rows: readonly TableRow[]) => rows.filter((one) => one['_id'] !== id);

export const expression = (key: string, value: string) =>
  changed('file', (node) =>
    node.type === 'expressionNode'
      ? { ...node, content: { ...node.content, expressions: [...node.content.expressions, { id: key, key, value }] } }
      : node,
  );

export const custom = (id: 'limit' | 'menu', config: Record<string, unknown>) =>
  changed(id, (node) =>
    node.type === 'customNode'
      ? { ...node, content: { ...node.content, config: { ...node.content.config, ...config } } }
      : node,
  );

export const withoutBureau = { ...cn, allowedSources: cn.allowedSources.filter(({ id }) => id !== 'credit-bureau') };

export const sub = (nodes: readonly JdmNode[]): StrategyDocument => ({
  ...changed('fraud', (node) => ({
    id: node.id,
    name: node.name,
    type: 'decisionNode',
    content: { key: 'own', passThrough: true },
  })),
  graphs: { own: { nodes, edges: [] } },
});
