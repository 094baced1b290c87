import type { StrategyFault } from '../fault.ts';
import { customKinds, type JdmGraph, type JdmNode, type StrategyDocument } from '../jdm/document.ts';
import { fault, graphsOf, type PlacedGraph, placeOf } from './place.ts';

/** The drawing itself: ends, edges, cycles, nodes that nothing leads to, sub-graphs and custom nodes. */
export function graphFaults(document: StrategyDocument): readonly StrategyFault[] {
  const graphs = graphsOf(document);
  return [
    ...graphs.flatMap((placed) => [...ownFaults(placed), ...linkFaults(placed, document)]),
    ...subCycles(document),
  ];
}

function ownFaults(placed: PlacedGraph): readonly StrategyFault[] {
  const broken = [...endFaults(placed), ...idFaults(placed), ...edgeFaults(placed)];
  return broken.length > 0 ? broken : [...cycleFaults(placed), ...reachFaults(placed), ...passingFaults(placed)];
}

function endFaults({ key, graph }: PlacedGraph): readonly StrategyFault[] {
  const ends = (['inputNode', 'outputNode'] as const).filter(
    (type) => graph.nodes.filter((node) => node.type === type).length !== 1,
  );
  return ends.map((type) => {
    const [zh, en] = type === 'inputNode' ? ['输入', 'an input'] : ['输出', 'an output'];
    return fault('graph-ends', key === undefined ? {} : { graph: key }, {
      'zh-CN': `图中须恰有一个${zh}节点。请添加，或删除多余的。`,
      en: `A graph has exactly one ${en} node. Add it, or remove the others.`,
    });
  });
}

function idFaults({ key, graph }: PlacedGraph): readonly StrategyFault[] {
  const twice = graph.nodes.filter(({ id }, index) => graph.nodes.findIndex((node) => node.id === id) !== index);
  return twice.map(({ id }) =>
    fault('graph-ends', placeOf(key, id), {
      'zh-CN': `节点 id “${id}” 重复。请改用不同的 id。`,
      en: `Two nodes have the id "${id}". Give each its own.`,
    }),
  );
}

function edgeFaults({ key, graph }: PlacedGraph): readonly StrategyFault[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.edges.flatMap(({ id, sourceId, targetId, sourceHandle }) => {
    const source = nodes.get(sourceId);
    const place = placeOf(key, source ? sourceId : targetId);
    const missing = [sourceId, targetId].find((end) => !nodes.has(end));
    if (missing !== undefined)
      return [
        fault('edge-dangling', place, {
          'zh-CN': `连线 “${id}” 的一端 “${missing}” 不存在。请重新连接或删除这条连线。`,
          en: `The edge "${id}" ends at "${missing}", which is not there. Connect it again or remove it.`,
        }),
      ];
    if (source?.type !== 'switchNode' || source.content.statements.some((statement) => statement.id === sourceHandle))
      return [];
    return [
      fault('edge-dangling', place, {
        'zh-CN': `连线 “${id}” 没有从开关的任何一个分支出发。请从一个分支引出。`,
        en: `The edge "${id}" leaves no branch of its switch. Draw it from one of the branches.`,
      }),
    ];
  });
}

/** Nodes in an order in which each comes after all that lead to it; those on a cycle are left out. */
export function inOrder({ nodes, edges }: JdmGraph): readonly JdmNode[] {
  const ordered: JdmNode[] = [];
  const done = new Set<string>();
  for (;;) {
    const ready = nodes.filter(
      ({ id }) => !done.has(id) && edges.every(({ sourceId, targetId }) => targetId !== id || done.has(sourceId)),
    );
    if (ready.length === 0) return ordered;
    for (const node of ready) done.add(node.id);
    ordered.push(...ready);
  }
}

function cycleFaults({ key, graph }: PlacedGraph): readonly StrategyFault[] {
  const ordered = new Set(inOrder(graph).map(({ id }) => id));
  const caught = graph.nodes.filter(({ id }) => !ordered.has(id));
  const first = caught[0];
  if (!first) return [];
  const names = caught.map(({ name }) => name).join(', ');
  return [
    fault('cycle', placeOf(key, first.id), {
      'zh-CN': `这些节点连成了环，策略无法结束：${names}。请删去其中一条连线。`,
      en: `These nodes lead round in a circle, and the strategy would never end: ${names}. Remove one of the edges.`,
    }),
  ];
}

function reachFaults({ key, graph }: PlacedGraph): readonly StrategyFault[] {
  const from = spread(graph, 'inputNode', ({ sourceId, targetId }) => [sourceId, targetId]);
  const to = spread(graph, 'outputNode', ({ sourceId, targetId }) => [targetId, sourceId]);
  return graph.nodes
    .filter(({ id }) => !from.has(id) || !to.has(id))
    .map(({ id, name }) =>
      fault('node-unreachable', placeOf(key, id), {
        'zh-CN': `节点 “${name}” 不在从输入到输出的路上，永远不起作用。请连接它或删除它。`,
        en: `The node "${name}" is on no way from the input to the output and never counts. Connect it or remove it.`,
      }),
    );
}

function spread(
  { nodes, edges }: JdmGraph,
  type: JdmNode['type'],
  ends: (edge: JdmGraph['edges'][number]) => readonly [string, string],
): ReadonlySet<string> {
  const reached = new Set(nodes.filter((node) => node.type === type).map(({ id }) => id));
  let before = 0;
  while (reached.size > before) {
    before = reached.size;
    for (const [near, far] of edges.map(ends)) if (reached.has(near)) reached.add(far);
  }
  return reached;
}

/** A node that keeps what came in would starve the nodes behind it of every fact; only what is handed to money nodes may be cut. */
function passingFaults({ key, graph }: PlacedGraph): readonly StrategyFault[] {
  const kinds = new Map(graph.nodes.map((node) => [node.id, node.type]));
  return graph.nodes.flatMap((node) => {
    if (node.type !== 'decisionTableNode' && node.type !== 'expressionNode' && node.type !== 'decisionNode') return [];
    const next = graph.edges.filter(({ sourceId }) => sourceId === node.id).map(({ targetId }) => kinds.get(targetId));
    const handsOver = node.type === 'expressionNode' && next.every((type) => type === 'customNode');
    if (node.content.passThrough === true || handsOver) return [];
    return [
      fault('not-passed-on', placeOf(key, node.id), {
        'zh-CN': `节点 “${node.name}” 没有把输入传下去，后面的节点会看不到事实。请打开 passThrough。`,
        en: `The node "${node.name}" does not pass on what came in, so later nodes would miss the facts. Turn passThrough on.`,
      }),
    ];
  });
}

function linkFaults({ key, graph }: PlacedGraph, { graphs = {} }: StrategyDocument): readonly StrategyFault[] {
  return graph.nodes.flatMap((node) => {
    const place = placeOf(key, node.id);
    if (node.type === 'decisionNode' && !Object.hasOwn(graphs, node.content.key))
      return [
        fault('sub-graph-missing', place, {
          'zh-CN': `子图 “${node.content.key}” 不存在。请在 graphs 中加入它，或删除这个节点。`,
          en: `There is no sub-graph "${node.content.key}". Add it under graphs, or remove the node.`,
        }),
      ];
    if (node.type === 'customNode' && !customKinds.some((kind) => kind === node.content.kind))
      return [
        fault('custom-unknown', place, {
          'zh-CN': `没有名为 “${node.content.kind}” 的节点。可用的有：${customKinds.join('、')}。`,
          en: `There is no node of kind "${node.content.kind}". There are: ${customKinds.join(', ')}.`,
        }),
      ];
    return [];
  });
}

/** Sub-graphs that name each other in a circle. */
function subCycles({ graphs = {} }: StrategyDocument): readonly StrategyFault[] {
  const nodes = Object.keys(graphs).map((id) => ({ id, name: id, type: 'inputNode' as const }));
  const edges = Object.entries(graphs).flatMap(([sourceId, graph]) =>
    graph.nodes.flatMap((node) =>
      node.type === 'decisionNode' && Object.hasOwn(graphs, node.content.key)
        ? [{ id: `${sourceId}-${node.content.key}`, sourceId, targetId: node.content.key }]
        : [],
    ),
  );
  return cycleFaults({ key: undefined, graph: { nodes, edges } }).map(({ code, text, node }) => ({
    code,
    text,
    graph: node ?? '',
  }));
}
