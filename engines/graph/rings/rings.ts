import { grown } from '@lendline/kernel';
import { entityKinds, relations } from '../entity.ts';
import type { GraphRules } from '../rules.ts';
import type { EdgeTable } from '../store/edge-table.ts';
import type { EntityTable } from '../store/entity-table.ts';
import { Marks } from '../store/marks.ts';
import type { Rows } from '../store/rows.ts';
import { Components } from './components.ts';
import { severedSide } from './severed-side.ts';

export interface Store {
  readonly entities: EntityTable;
  readonly edges: EdgeTable;
  readonly rows: Rows;
}

/**
 * Rings of the edges that are shown now, kept edge by edge. A shown edge joins its ends when its relation joins and neither
 * end is a hub. What only adds costs a union. When an edge ends, its ring is searched from both ends in step, and only the
 * side that turns out to be cut off, the smaller by the work it takes, gets a new label. When a node becomes a hub its
 * ring is taken apart and built again; when a hub becomes a node like others, it is joined to what it is tied to.
 */
export class Rings {
  readonly components = new Components();
  /** Distinct entities that each node is tied to by shown edges. */
  ties = new Int32Array(0);
  /** Above so many ties a node of a kind is a hub. */
  readonly hubAbove: Int32Array;
  /** 1 for the relations that join. */
  readonly joining: Uint8Array;
  readonly #store: Store;
  readonly #marks = new Marks();

  constructor(store: Store, rules: GraphRules) {
    this.#store = store;
    this.hubAbove = Int32Array.from(entityKinds, (kind) => rules.hubs[kind] ?? 2 ** 31 - 1);
    this.joining = Uint8Array.from(relations, (relation) => Number(rules.joining.includes(relation)));
  }

  grow(nodes: number): void {
    this.ties = grown(this.ties, nodes);
    this.components.grow(nodes, this.#store.entities.kind);
  }

  isHub(node: number): boolean {
    return this.ties[node]! > this.hubAbove[this.#store.entities.kind[node]!]!;
  }

  /** Begins to show an edge. */
  appear(edge: number): void {
    const { edges } = this.#store;
    const [a, b] = [edges.holder[edge]!, edges.held[edge]!];
    const tied = this.#areTied(a, b);
    edges.shown[edge] = 1;
    if (!tied) for (const node of [a, b]) this.#tie(node);
    if (this.joins(edge)) this.components.merge(a, b);
  }

  /** Ceases to show an edge. */
  vanish(edge: number): void {
    const { edges } = this.#store;
    const [a, b] = [edges.holder[edge]!, edges.held[edge]!];
    const joined = this.joins(edge);
    edges.shown[edge] = 0;
    if (!this.#areTied(a, b)) for (const node of [a, b]) this.#untie(node);
    if (joined) this.#split(a, b);
  }

  /** Rings of all shown edges anew: what a bulk build does once instead of edge by edge. */
  rebuild(): void {
    const { rows, edges, entities } = this.#store;
    for (let node = 0; node < entities.size; node += 1) {
      this.#marks.clear(entities.size);
      const end = rows.start[node]! + rows.length[node]!;
      let ties = 0;
      for (let place = rows.start[node]!; place < end; place += 1) {
        const peer = rows.peer[place]!;
        if (edges.shown[rows.edge[place]!] === 0 || this.#marks.has(peer)) continue;
        this.#marks.set(peer);
        ties += 1;
      }
      this.ties[node] = ties;
    }
    for (let edge = 0; edge < edges.size; edge += 1) {
      if (this.joins(edge)) this.components.merge(edges.holder[edge]!, edges.held[edge]!);
    }
  }

  /** Whether an edge joins its ends now. */
  joins(edge: number): boolean {
    const { edges } = this.#store;
    return (
      edges.shown[edge] === 1 &&
      this.joining[edges.relation[edge]!] === 1 &&
      !this.isHub(edges.holder[edge]!) &&
      !this.isHub(edges.held[edge]!)
    );
  }

  #tie(node: number): void {
    const was = this.isHub(node);
    this.ties[node]! += 1;
    if (was || !this.isHub(node)) return;
    const members = this.components.members(node);
    for (const member of members) this.components.isolate(member, this.#store.entities.kind);
    for (const member of members) this.#attach(member);
  }

  #untie(node: number): void {
    const was = this.isHub(node);
    this.ties[node]! -= 1;
    if (was && !this.isHub(node)) this.#attach(node);
  }

  /** Joins a node with all that it is tied to. */
  #attach(node: number): void {
    const { rows } = this.#store;
    const end = rows.start[node]! + rows.length[node]!;
    for (let place = rows.start[node]!; place < end; place += 1) {
      if (this.joins(rows.edge[place]!)) this.components.merge(node, rows.peer[place]!);
    }
  }

  #split(a: number, b: number): void {
    const { rows, entities } = this.#store;
    const size = entities.size;
    const severed = severedSide([a, b], { rows, size, joins: (edge) => this.joins(edge), marks: this.#marks });
    const [first, ...others] = severed ?? [];
    if (first === undefined) return;
    this.components.isolate(first, entities.kind);
    for (const node of others) {
      this.components.isolate(node, entities.kind);
      this.components.merge(first, node);
    }
  }

  /** Whether a shown edge of any relation ties two nodes; looked for in the shorter row. */
  #areTied(a: number, b: number): boolean {
    const { rows, edges } = this.#store;
    const [node, other] = rows.length[a]! <= rows.length[b]! ? [a, b] : [b, a];
    const end = rows.start[node]! + rows.length[node]!;
    for (let place = rows.start[node]!; place < end; place += 1) {
      if (rows.peer[place] === other && edges.shown[rows.edge[place]!] === 1) return true;
    }
    return false;
  }
}
