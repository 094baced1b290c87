import { entityKinds, type EntityKind, type GraphColumns, heldKind, relations } from '@lendline/graph';
import type { ReadEdge } from '../store/edges.ts';

/** Edges as they are read, gathered into the columns that a graph is built from at once. */
export class EdgeColumns {
  readonly #places = new Map<string, number>();
  readonly #kinds: number[] = [];
  readonly #keys: string[] = [];
  readonly #edges = {
    holder: [] as number[],
    held: [] as number[],
    relation: [] as number[],
    from_ms: [] as number[],
    arrived_ms: [] as number[],
    ended_ms: [] as number[],
    end_arrived_ms: [] as number[],
  };

  add(edge: ReadEdge): void {
    const columns = this.#edges;
    columns.holder.push(this.#place(edge.holder_kind, edge.holder));
    columns.held.push(this.#place(heldKind(edge.relation), edge.held));
    columns.relation.push(relations.indexOf(edge.relation));
    columns.from_ms.push(edge.from_ms);
    columns.arrived_ms.push(edge.arrived_ms);
    columns.ended_ms.push(edge.ended_ms ?? Number.NaN);
    columns.end_arrived_ms.push(edge.end_arrived_ms ?? Number.NaN);
  }

  whole(): GraphColumns {
    const { holder, held, relation, from_ms, arrived_ms, ended_ms, end_arrived_ms } = this.#edges;
    return {
      entities: { kind: Uint8Array.from(this.#kinds), key: this.#keys },
      edges: {
        holder: Int32Array.from(holder),
        held: Int32Array.from(held),
        relation: Uint8Array.from(relation),
        from_ms: Float64Array.from(from_ms),
        arrived_ms: Float64Array.from(arrived_ms),
        ended_ms: Float64Array.from(ended_ms),
        end_arrived_ms: Float64Array.from(end_arrived_ms),
      },
    };
  }

  #place(kind: EntityKind, key: string): number {
    const name = `${kind} ${key}`;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#keys.length;
    this.#places.set(name, place);
    this.#kinds.push(entityKinds.indexOf(kind));
    this.#keys.push(key);
    return place;
  }
}
