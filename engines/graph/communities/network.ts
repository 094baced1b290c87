/** An undirected network with weights as compressed sparse rows: each tie stands in the rows of both its ends. */
export interface Network {
  readonly size: number;
  readonly start: Int32Array;
  readonly peer: Int32Array;
  readonly weight: Float64Array;
  /** Twice the weight inside each node: a node may stand for many that were put together. */
  readonly inside: Float64Array;
  /** The weight of all ties of each node, the weight inside twice. */
  readonly strength: Float64Array;
  /** The sum of all strengths. */
  readonly total: number;
}

export type Ties = Pick<Network, 'start' | 'peer' | 'weight' | 'inside'>;

export function networkOf({ start, peer, weight, inside }: Ties): Network {
  const strength = inside.slice();
  let total = 0;
  for (let node = 0; node < strength.length; node += 1) {
    for (let place = start[node]!; place < start[node + 1]!; place += 1) strength[node]! += weight[place]!;
    total += strength[node]!;
  }
  return { size: strength.length, start, peer, weight, inside, strength, total };
}

/** The network between communities: each becomes one node, by its number. */
export function contracted(network: Network, community: Int32Array, count: number): Network {
  const inside = new Float64Array(count);
  const start = new Int32Array(count + 1);
  const peer = new Int32Array(network.peer.length);
  const weight = new Float64Array(network.peer.length);
  const sum = new Float64Array(count);
  const { members, from } = byCommunity(community, count);
  let end = 0;
  for (let one = 0; one < count; one += 1) {
    const met: number[] = [];
    for (let place = from[one]!; place < from[one + 1]!; place += 1) {
      const node = members[place]!;
      inside[one]! += network.inside[node]!;
      for (let tie = network.start[node]!; tie < network.start[node + 1]!; tie += 1) {
        const other = community[network.peer[tie]!]!;
        if (other === one) inside[one]! += network.weight[tie]!;
        else {
          if (sum[other] === 0) met.push(other);
          sum[other]! += network.weight[tie]!;
        }
      }
    }
    for (const other of met) {
      peer[end] = other;
      weight[end] = sum[other]!;
      sum[other] = 0;
      end += 1;
    }
    start[one + 1] = end;
  }
  return networkOf({ start, peer: peer.slice(0, end), weight: weight.slice(0, end), inside });
}

/** Nodes by community: those of community i are `members[from[i] .. from[i + 1])`, ascending. */
export function byCommunity(community: Int32Array, count: number): { members: Int32Array; from: Int32Array } {
  const from = new Int32Array(count + 1);
  for (const one of community) from[one + 1]! += 1;
  for (let one = 0; one < count; one += 1) from[one + 1]! += from[one]!;
  const next = from.slice(0, count);
  const members = new Int32Array(community.length);
  community.forEach((one, node) => {
    members[next[one]!] = node;
    next[one]! += 1;
  });
  return { members, from };
}

/** Communities numbered from 0 in the order of their first nodes. */
export function numbered(community: Int32Array): { labels: Int32Array; count: number } {
  const numbers = new Int32Array(community.length).fill(-1);
  let count = 0;
  const labels = community.map((one) => {
    if (numbers[one] === -1) numbers[one] = count++;
    return numbers[one]!;
  });
  return { labels, count };
}
