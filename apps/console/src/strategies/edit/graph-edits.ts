import { asList, asObject, asText, type Loose } from '../jdm.ts';
import { changeGraph, freeName, idsOf, type NodePlace } from './document.ts';

export type NewKind = 'decisionTableNode' | 'expressionNode' | 'switchNode';

/** Where an edge leaves: a node, and of a switch the statement. */
export interface EdgeStart {
  readonly node: string;
  readonly branch: string | null;
}

export function targetsOf(graph: Loose, { node, branch }: EdgeStart): readonly string[] {
  return asList(graph['edges'])
    .filter(({ sourceId, sourceHandle }) => sourceId === node && (branch === null || sourceHandle === branch))
    .map(({ targetId }) => asText(targetId));
}

/** Leads a node, or a branch of a switch, to exactly these nodes; edges that stay keep their ids. */
export function setTargets(graph: Loose, { node, branch }: EdgeStart, targets: readonly string[]): Loose {
  const edges = asList(graph['edges']);
  const isOwn = ({ sourceId, sourceHandle }: Loose) =>
    sourceId === node && (branch === null || sourceHandle === branch);
  const kept = edges.filter((edge) => !isOwn(edge) || targets.includes(asText(edge['targetId'])));
  const there = targetsOf(graph, { node, branch });
  const taken = [...idsOf(kept)];
  const added = targets
    .filter((target) => !there.includes(target))
    .map((target) => {
      const id = freeName(`${branch ?? node}-${target}`, taken);
      taken.push(id);
      return { id, type: 'edge', sourceId: node, targetId: target, ...(branch !== null && { sourceHandle: branch }) };
    });
  return { ...graph, edges: [...kept, ...added] };
}

const contents: Readonly<Record<NewKind, (id: string) => Loose>> = {
  decisionTableNode: (id) => ({
    hitPolicy: 'first',
    passThrough: true,
    inputs: [],
    outputs: [{ id: 'value', name: id.replaceAll('-', '_'), field: id.replaceAll('-', '_') }],
    rules: [{ _id: 'row-1', value: '' }],
  }),
  expressionNode: (id) => ({
    passThrough: true,
    expressions: [{ id: `${id}.1`, key: id.replaceAll('-', '_'), value: '""' }],
  }),
  switchNode: (id) => ({
    hitPolicy: 'first',
    statements: [
      { id: `${id}.if`, condition: '' },
      { id: `${id}.else`, condition: '', isDefault: true },
    ],
  }),
};

/**
 * Puts a new node behind another one: what that one led to is led to by the new one, of a switch by its last branch. A new
 * switch's first branch leads nowhere yet, which is its first fault to mend.
 */
export function insertBehind(
  document: unknown,
  { graph: key, node: behind }: NodePlace,
  { kind, name }: { readonly kind: NewKind; readonly name: string },
): { readonly document: Loose; readonly node: string } {
  let id = '';
  const changed = changeGraph(document, key, (graph) => {
    const nodes = asList(graph['nodes']);
    id = freeName(
      kind === 'decisionTableNode' ? 'table' : kind === 'switchNode' ? 'switch' : 'expressions',
      idsOf(nodes),
    );
    const at = nodes.findIndex((node) => node['id'] === behind);
    const node = { id, type: kind, name, content: contents[kind](id) };
    const sourceHandle = kind === 'switchNode' ? `${id}.else` : undefined;
    const moved = asList(graph['edges']).map((edge) =>
      edge['sourceId'] === behind && isOnward(edge, nodes[at])
        ? { ...asObject(withoutHandle(edge)), sourceId: id, ...(sourceHandle !== undefined && { sourceHandle }) }
        : edge,
    );
    const branch = asText(lastBranch(nodes[at]));
    const link = {
      id: freeName(`${behind}-${id}`, idsOf(moved)),
      type: 'edge',
      sourceId: behind,
      targetId: id,
      ...(branch !== '' && { sourceHandle: branch }),
    };
    return { ...graph, nodes: nodes.toSpliced(at + 1, 0, node), edges: [...moved, link] };
  });
  return { document: changed, node: id };
}

/** Of a switch only its last branch is led on: the others keep their ends. */
function isOnward(edge: Loose, node: Loose | undefined): boolean {
  const branch = lastBranch(node);
  return branch === undefined || edge['sourceHandle'] === branch;
}

function lastBranch(node: Loose | undefined): unknown {
  return node?.['type'] === 'switchNode' ? asList(asObject(node['content'])['statements']).at(-1)?.['id'] : undefined;
}

function withoutHandle({ sourceHandle: _left, ...edge }: Loose): Loose {
  return edge;
}

/** Takes a node out; what led to it leads to what it led to, so that the way from input to output stays whole. */
export function removeNode(document: unknown, { graph: key, node }: NodePlace): Loose {
  return changeGraph(document, key, (graph) => {
    const edges = asList(graph['edges']);
    const next = [
      ...new Set(edges.filter((edge) => edge['sourceId'] === node).map(({ targetId }) => asText(targetId))),
    ];
    const taken = [...idsOf(edges)];
    const joined = edges
      .filter((edge) => edge['targetId'] === node)
      .flatMap((edge) =>
        next.map((target) => {
          const id = freeName(`${asText(edge['sourceHandle']) || asText(edge['sourceId'])}-${target}`, taken);
          taken.push(id);
          return { ...edge, id, targetId: target };
        }),
      );
    const others = edges.filter((edge) => edge['sourceId'] !== node && edge['targetId'] !== node);
    return {
      ...graph,
      nodes: asList(graph['nodes']).filter(({ id }) => id !== node),
      edges: [...others, ...joined],
    };
  });
}
