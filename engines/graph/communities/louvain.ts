import { type Random, seededRandom } from '@lendline/kernel';
import { contracted, type Network, numbered } from './network.ts';

export interface Partition {
  /** The community of each node, numbered by their first nodes. */
  readonly community: Int32Array;
  readonly count: number;
  /** Newman's modularity of it, at the resolution that was asked for. */
  readonly modularity: number;
}

// Moves of less than this are rounding: two communities that are as good as each other would take turns for ever.
const leastGain = 1e-9;
const mostTurns = 50;

/**
 * Communities by the Louvain method (V. Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech.
 * P10008, 2008): nodes move to the neighbouring community that gains most modularity until none gains, then communities
 * become nodes, and again. Nodes take turns in an order drawn from the seed; of moves that gain the same the one to the
 * lowest number stands. A higher resolution makes smaller communities (J. Reichardt, S. Bornholdt, 2006).
 */
export function louvain(network: Network, { seed, resolution = 1 }: { seed: string; resolution?: number }): Partition {
  const random = seededRandom(seed);
  let community = Int32Array.from({ length: network.size }, (_, node) => node);
  let level = network;
  for (let depth = 0; ; depth += 1) {
    const moved = movedNodes(level, resolution, random.fork(`level ${depth}`));
    const { labels, count } = numbered(moved);
    community = community.map((one) => labels[one]!);
    if (count === level.size) return { community, count, modularity: modularity(level, resolution) };
    level = contracted(level, labels, count);
  }
}

/** Of a network whose nodes are the communities. */
function modularity({ size, inside, strength, total }: Network, resolution: number): number {
  let sum = 0;
  for (let one = 0; one < size; one += 1) sum += inside[one]! - (resolution * strength[one]! * strength[one]!) / total;
  return total === 0 ? 0 : sum / total;
}

/** The community of each node once no single one gains by moving. */
function movedNodes(network: Network, resolution: number, random: Random): Int32Array {
  const community = Int32Array.from({ length: network.size }, (_, node) => node);
  const strength = network.strength.slice();
  const order = shuffled(network.size, random);
  const near = { weight: new Float64Array(network.size), met: [] as number[] };
  for (let turn = 0, moves = 1; moves > 0 && turn < mostTurns; turn += 1) {
    moves = 0;
    for (const node of order) {
      const from = community[node]!;
      weigh(network, node, { community, near });
      strength[from]! -= network.strength[node]!;
      const share = network.total === 0 ? 0 : (resolution * network.strength[node]!) / network.total;
      let [best, most] = [from, near.weight[from]! - share * strength[from]! + leastGain];
      for (const to of near.met) {
        const gain = near.weight[to]! - share * strength[to]!;
        if (gain > most || (gain === most && to < best)) [best, most] = [to, gain];
        near.weight[to] = 0;
      }
      near.weight[from] = 0;
      near.met.length = 0;
      strength[best]! += network.strength[node]!;
      community[node] = best;
      moves += Number(best !== from);
    }
  }
  return community;
}

interface Near {
  readonly community: Int32Array;
  readonly near: { readonly weight: Float64Array; readonly met: number[] };
}

/** The weight of a node's ties to each community next to it, its own aside. */
function weigh({ start, peer, weight }: Network, node: number, { community, near }: Near): void {
  const own = community[node]!;
  for (let place = start[node]!; place < start[node + 1]!; place += 1) {
    const to = community[peer[place]!]!;
    if (to !== own && near.weight[to] === 0) near.met.push(to);
    near.weight[to]! += weight[place]!;
  }
}

function shuffled(size: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: size }, (_, node) => node);
  for (let last = size - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
