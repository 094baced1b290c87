import { relations } from '../entity.ts';
import { personOf } from '../reading/person.ts';
import type { PerRelation } from '../reading/ties.ts';
import type { View } from '../search/view.ts';
import { byCommunity, type Network, networkOf } from './network.ts';

/** Everything that is known, by kind and key, and what ties it. */
export interface PeopleTied {
  readonly nodes: Int32Array;
  /** Place of a node in `nodes`; -1 for those of which nothing is known. */
  readonly place: Int32Array;
  /** The place whose community an entity goes with: its own, or that of the only one who holds it. */
  readonly home: Int32Array;
  readonly network: Network;
}

/**
 * People and what two or more of them hold. Applications are their borrowers. What only one holds is left out: many private
 * things would hold each person together more than the shared ones tie them to others. Each relation of a person to an
 * entity counts once, however often it was told; hubs count nothing.
 */
export function tiesBetweenPeople(view: View, weights: PerRelation<number>): PeopleTied {
  const { entities } = view.graph;
  const nodes = Int32Array.from(knownNodes(view)).sort(entities.order);
  const place = new Int32Array(entities.size).fill(-1);
  nodes.forEach((node, index) => (place[node] = index));
  const home = nodes.map((node) => place[personOf(view, node) ?? node]!);
  const pairs = pairsOf(view, { nodes, place, home }, weights);
  const neighbours = new Int32Array(nodes.length);
  for (const { from, to } of pairs) for (const end of [from, to]) neighbours[end]! += 1;
  const tying: Pair[] = [];
  for (const pair of pairs) {
    if (neighbours[pair.to] === 1 && personOf(view, nodes[pair.to]!) === null) home[pair.to] = pair.from;
    else tying.push(pair);
  }
  return { nodes, place, home, network: rowsOf(nodes.length, tying) };
}

function* knownNodes(view: View): Generator<number, void> {
  for (let node = 0; node < view.graph.entities.size; node += 1) if (view.knows(node)) yield node;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  /** Of all relations between the two. */
  readonly weight: number;
}

/** One pair of places for each two that are tied, what belongs to the same person being one. */
function pairsOf(view: View, tied: Omit<PeopleTied, 'network'>, weights: PerRelation<number>): Pair[] {
  const { members, from } = byCommunity(tied.home, tied.nodes.length);
  const pairs: Pair[] = [];
  for (let holder = 0; holder < tied.nodes.length; holder += 1) {
    const own = members.subarray(from[holder], from[holder + 1]);
    for (const [held, told] of relationsOf(view, tied, own)) {
      let weight = 0;
      for (const [index, relation] of relations.entries()) if ((told & (1 << index)) !== 0) weight += weights[relation];
      if (weight > 0) pairs.push({ from: holder, to: held, weight });
    }
  }
  return pairs;
}

/** By which relations somebody's nodes hold others, as bits for each held place. */
function relationsOf(view: View, tied: Omit<PeopleTied, 'network'>, own: Int32Array): Map<number, number> {
  const { edges } = view.graph;
  const told = new Map<number, number>();
  for (const at of own) {
    const node = tied.nodes[at]!;
    if (view.isHub(node)) continue;
    for (const edge of view.tiesOf(node)) {
      const held = edges.held[edge]!;
      const to = tied.home[tied.place[held]!]!;
      if (held === node || to === tied.home[at] || view.isHub(held)) continue;
      told.set(to, (told.get(to) ?? 0) | (1 << edges.relation[edge]!));
    }
  }
  return told;
}

function rowsOf(size: number, pairs: readonly Pair[]): Network {
  const start = new Int32Array(size + 1);
  for (const { from, to } of pairs) for (const end of [from, to]) start[end + 1]! += 1;
  for (let node = 0; node < size; node += 1) start[node + 1]! += start[node]!;
  const next = start.slice(0, size);
  const peer = new Int32Array(pairs.length * 2);
  const weights = new Float64Array(pairs.length * 2);
  const put = (node: number, other: number, weight: number): void => {
    peer[next[node]!] = other;
    weights[next[node]!] = weight;
    next[node]! += 1;
  };
  for (const { from, to, weight } of pairs) {
    put(from, to, weight);
    put(to, from, weight);
  }
  return networkOf({ start, peer, weight: weights, inside: new Float64Array(size) });
}
