import { entityKinds } from '../entity.ts';
import type { View } from './view.ts';

/** What was met from where a walk began, nearest first. */
export interface Walk {
  readonly nodes: readonly number[];
  /** Edges between a node of the same place and where the walk began. */
  readonly hops: readonly number[];
  /** The place of the node that each was met from, -1 for those where the walk began. */
  readonly parents: readonly number[];
  /** Whether nothing within reach was left out. */
  readonly complete: boolean;
  /** Steps of which nothing was left out. */
  readonly whole_hops: number;
}

interface Route {
  /** Along edges of rings alone, past no hub; otherwise along every edge that is seen, up to a hub but not through it. */
  readonly joining: boolean;
  readonly hops: number;
  /** A step that would look at more half-edges in all is left out whole, so that the order of rows tells nothing. */
  readonly looked_at: number;
  /** Of the step that would go above so many nodes the first in the order of entities are taken. */
  readonly nodes: number;
  /** A step that meets more nodes than this in all is left out whole, and at once; any number unless told. */
  readonly met?: number;
  /** Whoever only counts kinds: of nodes of one kind any will do, and their keys, whose order is dear, are not looked at. */
  readonly by_kind?: boolean;
}

/** Breadth first. Of several ways to a node at the same distance the one from the first entity by `byEntity` stands. */
export function walk(view: View, starts: readonly number[], route: Route): Walk {
  const { graph } = view;
  graph.marks.clear(graph.entities.size);
  const [nodes, hops, parents]: [number[], number[], number[]] = [[], [], []];
  for (const node of starts) {
    if (graph.marks.has(node)) continue;
    graph.marks.set(node, nodes.length);
    nodes.push(node);
    hops.push(0);
    parents.push(-1);
  }
  let [first, looked_at] = [0, 0];
  for (let hop = 1; hop <= route.hops; hop += 1) {
    const step = stepFrom({ nodes, parents, first, end: nodes.length }, view, {
      ...route,
      looked_at: route.looked_at - looked_at,
    });
    if (step === null) {
      nodes.length = hops.length;
      parents.length = hops.length;
      return { nodes, hops, parents, complete: false, whole_hops: hop - 1 };
    }
    looked_at += step.looked_at;
    first = hops.length;
    if (nodes.length > route.nodes) {
      keepFirst({ nodes, parents, from: first, count: Math.max(0, route.nodes - first) }, view, route);
      while (hops.length < nodes.length) hops.push(hop);
      return { nodes, hops, parents, complete: false, whole_hops: hop - 1 };
    }
    while (hops.length < nodes.length) hops.push(hop);
    if (first === nodes.length) break;
  }
  return { nodes, hops, parents, complete: true, whole_hops: route.hops };
}

/** The nodes on the way from where a walk began to the node at a place, in that order. */
export function wayTo({ nodes, parents }: Walk, place: number): number[] {
  const way: number[] = [];
  for (let at = place; at >= 0; at = parents[at]!) way.push(nodes[at]!);
  return way.reverse();
}

interface Front {
  readonly nodes: number[];
  readonly parents: number[];
  /** Place of the first node of the last step, and of the first of this one. */
  readonly first: number;
  readonly end: number;
}

/** Adds the nodes one step further; null when that takes looking at more than the route allows. */
function stepFrom(front: Front, view: View, route: Route): { looked_at: number } | null {
  const { rows, edges, rings } = view.graph;
  const most = route.met ?? Infinity;
  let looked_at = 0;
  for (let from = front.first; from < front.end; from += 1) {
    const node = front.nodes[from]!;
    if (view.isHub(node)) continue;
    const rowEnd = rows.start[node]! + rows.length[node]!;
    for (let place = rows.start[node]!; place < rowEnd; place += 1) {
      const edge = rows.edge[place]!;
      if (!view.sees(edge)) continue;
      looked_at += 1;
      if (looked_at > route.looked_at) return null;
      const peer = rows.peer[place]!;
      if (route.joining && (rings.joining[edges.relation[edge]!] === 0 || view.isHub(peer))) continue;
      meet(front, view, { peer, from });
      if (front.nodes.length > most) return null;
    }
  }
  return { looked_at };
}

/** Takes a node into the step, or the way to one of this step that comes from an earlier entity. */
function meet({ nodes, parents, end }: Front, { graph }: View, { peer, from }: { peer: number; from: number }): void {
  const { marks, entities } = graph;
  if (!marks.has(peer)) {
    marks.set(peer, nodes.length);
    nodes.push(peer);
    parents.push(from);
    return;
  }
  const met = marks.note[peer]!;
  if (met >= end && entities.order(nodes[from]!, nodes[parents[met]!]!) < 0) parents[met] = from;
}

interface Step {
  readonly nodes: number[];
  readonly parents: number[];
  readonly from: number;
  readonly count: number;
}

/** Keeps so many of the nodes of the last step, the first in the order of entities; only the kind that does not fit whole is sorted. */
function keepFirst({ nodes, parents, from, count }: Step, { graph: { entities } }: View, { by_kind }: Route): void {
  const met = nodes.slice(from).map((node, place) => ({ node, parent: parents[from + place]! }));
  const { kind, room } = lastKind(met, entities.kind, count);
  const last = met.filter(({ node }) => entities.kind[node] === kind);
  if (by_kind !== true) last.sort((a, b) => entities.order(a.node, b.node));
  const kept = [...met.filter(({ node }) => entities.kind[node]! < kind), ...last.slice(0, room)];
  nodes.length = from;
  parents.length = from;
  for (const { node, parent } of kept) {
    nodes.push(node);
    parents.push(parent);
  }
}

/** The kind of the last that are kept where so many are, and how many of it. */
function lastKind(met: readonly { node: number }[], kinds: Uint8Array, count: number): { kind: number; room: number } {
  const counts = new Int32Array(entityKinds.length);
  for (const { node } of met) counts[kinds[node]!]! += 1;
  let [kind, room] = [0, count];
  for (; kind < counts.length && counts[kind]! < room; kind += 1) room -= counts[kind]!;
  return { kind, room };
}
