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

/**
 * The community of each node once none gains by moving. After its turn a node waits until one next to it has moved away (N.
 * Ozaki et al., A simple acceleration method for the Louvain algorithm, 2016).
 */
function movedNodes(network: Network, resolution: number, random: Random): Int32Array {
  const community = Int32Array.from({ length: network.size }, (_, node) => node);
  const strength = network.strength.slice();
  const order = shuffled(tiedNodes(network), random);
  const waits = new Uint8Array(network.size);
  const near = { weight: new Float64Array(network.size), met: [] as number[] };
  for (let turn = 0, moves = 1; moves > 0 && turn < mostTurns; turn += 1) {
    moves = 0;
    for (const node of order) {
      if (waits[node] === 1) continue;
      waits[node] = 1;
      const from = community[node]!;
      weigh(network, node, { community, near });
      strength[from]! -= network.strength[node]!;
      const share = (resolution * network.strength[node]!) / network.total;
      let best = from;
      let most = near.weight[from]! - share * strength[from]! + leastGain;
      for (const to of near.met) {
        const gain = near.weight[to]! - share * strength[to]!;
        if (gain > most || (gain === most && to < best)) {
          best = to;
          most = gain;
        }
        near.weight[to] = 0;
      }
      near.weight[from] = 0;
      near.met.length = 0;
      strength[best]! += network.strength[node]!;
      community[node] = best;
      if (best === from) continue;
      moves += 1;
      wake(network, node, { community, waits });
    }
  }
  return community;
}

/** A node that has moved changes what its neighbours elsewhere gain. */
function wake(
  { start, peer }: Network,
  node: number,
  { community, waits }: { readonly community: Int32Array; readonly waits: Uint8Array },
): void {
  for (let place = start[node]!; place < start[node + 1]!; place += 1) {
    if (community[peer[place]!] !== community[node]) waits[peer[place]!] = 0;
  }
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

/** What nothing is tied to has nowhere to move. */
function tiedNodes({ size, start }: Network): Int32Array {
  return Int32Array.from({ length: size }, (_, node) => node).filter((node) => start[node]! < start[node + 1]!);
}

/** The same array in an order by chance. */
function shuffled(order: Int32Array, random: Random): Int32Array {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
  return order;
}
