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
  const edges = new EdgeTally(names, weight);
  sides.forEach((line, side) => line && edges.add(side, line));
  const size = names.length;
  const cells = new Float64Array(size * size);
  for (let from = 0; from < size; from += 1) {
    for (let to = 0; to < size; to += 1) {
      const unsaid = from === to ? 0 : sides[to] ? edges.into[to * size + from]! : Number.NaN;
      cells[from * size + to] = sides[from] ? edges.out[from * size + to]! : unsaid;
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

/** What the records of each side say of its edges: a row per side, a column per other side. */
class EdgeTally {
  readonly out: Float64Array;
  readonly into: Float64Array;
  readonly #index: ReadonlyMap<string, number>;
  readonly #weight: EdgeWeight;
  readonly #lastOut: Float64Array;
  readonly #lastInto: Float64Array;

  constructor(names: readonly string[], weight: EdgeWeight) {
    const size = names.length;
    this.#index = new Map(names.map((name, side) => [name, side]));
    this.#weight = weight;
    this.out = new Float64Array(size * size);
    this.into = new Float64Array(size * size);
    this.#lastOut = new Float64Array(size);
    this.#lastInto = new Float64Array(size);
  }

  add(side: number, line: LineColumns): void {
    const others = new Int32Array(line.peers.length);
    for (let peer = 0; peer < others.length; peer += 1) others[peer] = this.#index.get(line.peers[peer]!) ?? -1;
    if (this.#weight === 'half-hours') this.#addHalfHours(side * this.#index.size, line, others);
    else this.#addWeights(side * this.#index.size, line, others);
  }

  /** Distinct half hours. Rows are in time order, so one other than the last is new. */
  #addHalfHours(at: number, { peer, flags, slot, length }: LineColumns, others: Int32Array): void {
    const { out, into } = this;
    const lastOut = this.#lastOut.fill(Number.NaN);
    const lastInto = this.#lastInto.fill(Number.NaN);
    for (let row = 0; row < length; row += 1) {
      const other = others[peer[row]!]!;
      const flag = flags[row]!;
      if (other < 0 || (flag & (isCall | isText)) === 0) continue;
      const last = (flag & isOut) === 0 ? lastInto : lastOut;
      if (last[other] === slot[row]) continue;
      last[other] = slot[row]!;
      if ((flag & isOut) === 0) into[at + other]! += 1;
      else out[at + other]! += 1;
    }
  }

  #addWeights(at: number, line: LineColumns, others: Int32Array): void {
    const kind = this.#weight === 'text' ? isText : isCall;
    for (let row = 0; row < line.length; row += 1) {
      const other = others[line.peer[row]!]!;
      const flag = line.flags[row]!;
      if (other < 0 || (flag & kind) === 0) continue;
      const cells = (flag & isOut) === 0 ? this.into : this.out;
      cells[at + other]! += this.#weight === 'call_duration' ? line.seconds[row]! : 1;
    }
  }
}
