import type { EntityGraph } from '../entity-graph.ts';

/** A graph as of an instant: which edges, hubs and listings a reading at that instant sees. */
export class View {
  readonly graph: EntityGraph;
  /** Whether the rings that the graph keeps are those of this instant. */
  readonly kept: boolean;
  readonly #as_of_ms: number;
  readonly #hubs = new Map<number, boolean>();

  constructor(graph: EntityGraph, as_of: Temporal.Instant) {
    this.graph = graph;
    this.#as_of_ms = as_of.epochMilliseconds;
    this.kept = graph.keepsRingsOf(this.#as_of_ms);
  }

  sees(edge: number): boolean {
    const { edges } = this.graph;
    return this.kept ? edges.shown[edge] === 1 : edges.sees(edge, this.#as_of_ms);
  }

  /** Whether anything at all is known of a node. */
  knows(node: number): boolean {
    for (const _ of this.tiesOf(node)) return true;
    return false;
  }

  isListed(node: number): boolean {
    return this.graph.listings.has(node, this.#as_of_ms);
  }

  isHub(node: number): boolean {
    const { graph } = this;
    if (this.kept) return graph.rings.isHub(node);
    const above = graph.rings.hubAbove[graph.entities.kind[node]!]!;
    if (graph.rows.length[node]! <= above) return false;
    let hub = this.#hubs.get(node);
    if (hub === undefined) {
      hub = this.#isTiedToMoreThan(above, node);
      this.#hubs.set(node, hub);
    }
    return hub;
  }

  #isTiedToMoreThan(above: number, node: number): boolean {
    const peers = new Set<number>();
    for (const edge of this.tiesOf(node)) {
      peers.add(this.graph.edges.peer(edge, node));
      if (peers.size > above) return true;
    }
    return false;
  }

  /** The edges of a node that are seen. */
  *tiesOf(node: number): Generator<number, void> {
    const { rows } = this.graph;
    const end = rows.start[node]! + rows.length[node]!;
    for (let place = rows.start[node]!; place < end; place += 1) {
      const edge = rows.edge[place]!;
      if (this.sees(edge)) yield edge;
    }
  }
}
