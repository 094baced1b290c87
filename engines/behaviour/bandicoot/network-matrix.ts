import { assert } from '@lendline/kernel';
import type { BandicootUser } from './bandicoot-user.ts';
import { isCall, isOut, isText, type LineColumns } from './line-columns.ts';

/** What an edge is weighed by; `half-hours` counts half hours with a call or text (bandicoot's `None`). */
export type EdgeWeight = 'half-hours' | 'call' | 'text' | 'call_duration';

/** Edges between the sides of a network, row by row in the order of `names`. NaN: neither side's records are known. */
export interface NetworkMatrix {
  /** The person first, then the others by name. */
  readonly names: readonly string[];
  readonly cells: Float64Array;
}

/** Edge from row to column: what the row's records say went out, else what the column's say came in. */
export function directedMatrix(user: BandicootUser, weight: EdgeWeight): NetworkMatrix {
  const { name, network } = user;
  assert(name !== null && network !== null, 'a network matrix needs a named person with a network');
  const names = [name, ...[...network.keys()].filter((other) => other !== name)];
  const sides = names.map((side, index) => {
    const found = network.get(side);
    return found ? found.line : index === 0 && found === undefined ? user.line : null;
  });
  const index = new Map(names.map((side, number) => [side, number]));
  const tallies = sides.map((line) => line && edgesOf(line, index, weight));
  const size = names.length;
  const cells = new Float64Array(size * size);
  for (let from = 0; from < size; from += 1) {
    for (let to = 0; to < size; to += 1) {
      const known = tallies[from]?.out[to] ?? (from === to ? 0 : tallies[to]?.into[from]);
      cells[from * size + to] = known ?? Number.NaN;
    }
  }
  return { names, cells };
}

/** Sums of both directions where both are more than 0, else 0; NaN where one of them is not known. */
export function undirectedMatrix(directed: NetworkMatrix): NetworkMatrix {
  const size = directed.names.length;
  const cells = directed.cells.map((there, cell) => {
    const [from, to] = [Math.floor(cell / size), cell % size];
    const back = directed.cells[to * size + from]!;
    if (from !== to && there > 0 && back > 0) return there + back;
    return Number.isNaN(there + back) ? Number.NaN : 0;
  });
  return { names: directed.names, cells };
}

/** 1 for every edge of more than 0. */
export function unweighted({ names, cells }: NetworkMatrix): NetworkMatrix {
  return { names, cells: cells.map((weight) => (weight > 0 ? 1 : weight)) };
}

interface Edges {
  readonly out: Float64Array;
  readonly into: Float64Array;
}

function edgesOf(line: LineColumns, index: ReadonlyMap<string, number>, weight: EdgeWeight): Edges {
  const edges = { out: new Float64Array(index.size), into: new Float64Array(index.size) };
  const last = { out: new Int32Array(index.size).fill(-1), into: new Int32Array(index.size).fill(-1) };
  const numbers = line.peers.map((peer) => index.get(peer) ?? -1);
  for (let row = 0; row < line.length; row += 1) {
    const to = numbers[line.peer[row]!]!;
    const flags = line.flags[row]!;
    if (to < 0 || (flags & (isCall | isText)) === 0) continue;
    const direction = (flags & isOut) === 0 ? 'into' : 'out';
    if (weight !== 'half-hours') edges[direction][to]! += weightOf(line, row, weight);
    // Rows come in time order, so a half hour other than the last one is new.
    else if (last[direction][to] !== line.slot[row]) {
      last[direction][to] = line.slot[row]!;
      edges[direction][to]! += 1;
    }
  }
  return edges;
}

function weightOf(line: LineColumns, row: number, weight: Exclude<EdgeWeight, 'half-hours'>): number {
  const call = (line.flags[row]! & isCall) !== 0;
  if (weight === 'call_duration') return call ? line.seconds[row]! : 0;
  return call === (weight === 'call') ? 1 : 0;
}
