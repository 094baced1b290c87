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
  const edges = sides.map((line) => line && edgesOf(line, index, weight));
  const size = names.length;
  const cells = new Float64Array(size * size);
  for (let from = 0; from < size; from += 1) {
    const out = edges[from]?.out;
    for (let to = 0; to < size; to += 1) {
      const unsaid = from === to ? 0 : (edges[to]?.into[from] ?? Number.NaN);
      cells[from * size + to] = out ? out[to]! : unsaid;
    }
  }
  return { names, cells };
}

/** Sums of both directions where both are more than 0, else 0; NaN where one of them is not known. */
export function undirectedMatrix(directed: NetworkMatrix): NetworkMatrix {
  const size = directed.names.length;
  const cells = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) {
      const there = directed.cells[a * size + b]!;
      const back = directed.cells[b * size + a]!;
      const both = a !== b && there > 0 && back > 0;
      cells[a * size + b] = both ? there + back : Number.isNaN(there + back) ? Number.NaN : 0;
    }
  }
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
  const size = index.size;
  const numbers = Int32Array.from(line.peers, (peer) => index.get(peer) ?? -1);
  const cells = weight === 'half-hours' ? halfHours(line, numbers, size) : weights(line, numbers, { size, weight });
  return { out: cells.subarray(size, 2 * size), into: cells.subarray(0, size) };
}

/** Distinct half hours by side, `into` before `out`. Rows are in time order, so one other than the last is new. */
function halfHours({ peer, flags, slot, length }: LineColumns, numbers: Int32Array, size: number): Float64Array {
  const cells = new Float64Array(2 * size);
  const last = new Float64Array(2 * size).fill(Number.NaN);
  for (let row = 0; row < length; row += 1) {
    const side = numbers[peer[row]!]!;
    const flag = flags[row]!;
    if (side < 0 || (flag & (isCall | isText)) === 0) continue;
    const cell = (flag & isOut) === 0 ? side : size + side;
    if (last[cell] === slot[row]) continue;
    last[cell] = slot[row]!;
    cells[cell]! += 1;
  }
  return cells;
}

interface Weighing {
  readonly size: number;
  readonly weight: Exclude<EdgeWeight, 'half-hours'>;
}

function weights(line: LineColumns, numbers: Int32Array, { size, weight }: Weighing): Float64Array {
  const cells = new Float64Array(2 * size);
  for (let row = 0; row < line.length; row += 1) {
    const side = numbers[line.peer[row]!]!;
    const flag = line.flags[row]!;
    if (side < 0 || (flag & (weight === 'text' ? isText : isCall)) === 0) continue;
    cells[(flag & isOut) === 0 ? side : size + side]! += weight === 'call_duration' ? line.seconds[row]! : 1;
  }
  return cells;
}
