import type { StepId } from '../decision.ts';
import { stepIds } from '../decision.ts';
import { pathOf } from '../findings.ts';
import type { JdmGraph, JdmNode, OwnRuleId, StrategyDocument, TableNode } from '../jdm/document.ts';
import type { RuleId } from '../rules.ts';
import type { TableStep } from './findings.ts';

/** The name of the column that says, in what ZEN is given, which row spoke. */
const at = 'at';

/**
 * A graph for ZEN: as it is written, with each row of a table of findings saying its own place, and with the empty cells
 * written out that a row leaves out. ZEN takes a row that lacks a cell for one that does not hold.
 */
export function graphForZen({ nodes, edges }: JdmGraph): JdmGraph {
  return { nodes: nodes.map((node) => (node.type === 'decisionTableNode' ? placed(node) : node)), edges };
}

function placed(node: TableNode): TableNode {
  const { content } = node;
  const isFindings = stepOf(node) !== undefined;
  const outputs = isFindings ? [...content.outputs, { id: at, name: at, field: at }] : content.outputs;
  const blank = Object.fromEntries([...content.inputs, ...outputs].map(({ id }) => [id, '']));
  const rules = content.rules.map((row) => ({
    ...blank,
    ...row,
    ...(isFindings && { [at]: JSON.stringify(`${node.id}/${row['_id']}`) }),
  }));
  return { ...node, content: { ...content, outputs, rules } };
}

/** The step whose findings a node leaves; money nodes are known by their kind. */
export function stepOf(node: JdmNode): StepId | undefined {
  if (node.type === 'customNode') return node.content.kind === 'limit' ? 'affordability' : 'menu';
  if (node.type !== 'decisionTableNode') return undefined;
  return stepIds.find((step) => pathOf(step) === node.content.outputPath);
}

/** The tables of findings in the order of the steps. */
export function tableSteps({ nodes }: StrategyDocument): readonly TableStep[] {
  const tables = nodes.flatMap((node) => {
    const step = node.type === 'decisionTableNode' ? stepOf(node) : undefined;
    return step && node.type === 'decisionTableNode' ? [{ step, node: node.id, rules: rulesOf(node) }] : [];
  });
  return tables.toSorted((a, b) => stepIds.indexOf(a.step) - stepIds.indexOf(b.step));
}

function rulesOf(node: TableNode): ReadonlyMap<RuleId | OwnRuleId, readonly string[]> {
  const rules = new Map<RuleId | OwnRuleId, readonly string[]>();
  for (const [rule, rows] of rowsByRule(node)) {
    const looked = node.content.inputs.filter(({ id }) => rows.some((row) => (row[id] ?? '') !== ''));
    rules.set(
      rule as RuleId | OwnRuleId,
      looked.map(({ field }) => field),
    );
  }
  return rules;
}

/** The rows of a table of findings by the rule that they speak for. */
export function rowsByRule({ content }: TableNode): ReadonlyMap<string, TableNode['content']['rules']> {
  const column = content.outputs.find(({ field }) => field === 'rule')?.id ?? 'rule';
  return Map.groupBy(content.rules, (row) => (row[column] ?? '').replaceAll(/^["']|["']$/g, ''));
}

/** The part of a graph that a node rests on, ending in that node; a gate on the way still leads out. */
export function upTo(graph: JdmGraph, last: string): JdmGraph {
  const kept = new Set([last]);
  let before = -1;
  while (kept.size > before) {
    before = kept.size;
    for (const { sourceId, targetId } of graph.edges) if (kept.has(targetId)) kept.add(sourceId);
  }
  const out = graph.nodes.find(({ type }) => type === 'outputNode')?.id ?? '';
  const inside = graph.edges.filter(
    ({ sourceId, targetId }) => kept.has(sourceId) && (kept.has(targetId) || targetId === out),
  );
  const edges = inside.filter(({ sourceId }) => sourceId !== last);
  return {
    nodes: graph.nodes.filter(({ id }) => kept.has(id) || id === out),
    edges: [...edges, { id: `${last}-end`, type: 'edge', sourceId: last, targetId: out }],
  };
}
