import { grown } from '@lendline/kernel';
import { entityKinds } from '../entity.ts';

const kinds = entityKinds.length;

/**
 * Disjoint sets of nodes by label: quick-find, weighted (R. Sedgewick, K. Wayne, Algorithms, section 1.5), so that which set
 * a node is in is one read. A union gives the smaller set the larger one's label, so each node changes its label at most
 * log2(n) times while edges only come. Unlike a union-find of trees it can take nodes out again: the members of a set
 * stand in a circle, both ways.
 */
export class Components {
  label = new Int32Array(0);
  size = new Int32Array(0);
  #next = new Int32Array(0);
  #previous = new Int32Array(0);
  #counts = new Int32Array(0);
  readonly #free: number[] = [];
  #nodes = 0;

  /** Adds nodes up to this many, each alone. */
  grow(nodes: number, kind: Uint8Array): void {
    this.label = grown(this.label, nodes);
    this.size = grown(this.size, nodes);
    this.#next = grown(this.#next, nodes);
    this.#previous = grown(this.#previous, nodes);
    this.#counts = grown(this.#counts, nodes * kinds);
    // As many labels as nodes are enough: a set has a member.
    for (; this.#nodes < nodes; this.#nodes += 1) this.#alone(this.#nodes, this.#nodes, kind);
  }

  /** Joins the sets of two nodes. */
  merge(a: number, b: number): void {
    const [one, other] = [this.label[a]!, this.label[b]!];
    if (one === other) return;
    const oneStays = this.size[one]! >= this.size[other]!;
    const [stays, goes, member] = oneStays ? [one, other, b] : [other, one, a];
    let node = member;
    do {
      this.label[node] = stays;
      node = this.#next[node]!;
    } while (node !== member);
    this.#splice(a, b);
    this.size[stays]! += this.size[goes]!;
    this.size[goes] = 0;
    for (let kind = 0; kind < kinds; kind += 1) {
      this.#counts[stays * kinds + kind]! += this.#counts[goes * kinds + kind]!;
      this.#counts[goes * kinds + kind] = 0;
    }
    this.#free.push(goes);
  }

  /** Takes a node out of its set, to be alone. */
  isolate(node: number, kind: Uint8Array): void {
    const from = this.label[node]!;
    if (this.size[from] === 1) return;
    this.#next[this.#previous[node]!] = this.#next[node]!;
    this.#previous[this.#next[node]!] = this.#previous[node]!;
    this.size[from]! -= 1;
    this.#counts[from * kinds + kind[node]!]! -= 1;
    this.#alone(node, this.#free.pop()!, kind);
  }

  /** Everybody in a node's set, the node first. */
  members(node: number): number[] {
    const members = [node];
    for (let next = this.#next[node]!; next !== node; next = this.#next[next]!) members.push(next);
    return members;
  }

  /** How many of a kind are in a node's set. */
  count(node: number, kind: number): number {
    return this.#counts[this.label[node]! * kinds + kind]!;
  }

  #alone(node: number, label: number, kind: Uint8Array): void {
    this.label[node] = label;
    this.size[label] = 1;
    this.#next[node] = node;
    this.#previous[node] = node;
    this.#counts[label * kinds + kind[node]!] = 1;
  }

  /** Makes one circle of two. */
  #splice(a: number, b: number): void {
    const [afterA, afterB] = [this.#next[a]!, this.#next[b]!];
    this.#next[a] = afterB;
    this.#previous[afterB] = a;
    this.#next[b] = afterA;
    this.#previous[afterA] = b;
  }
}
