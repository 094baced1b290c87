import { grown } from '@lendline/kernel';
import type { Sight } from '../dated.ts';

export interface EdgeRow extends Sight {
  readonly holder: number;
  readonly held: number;
  readonly relation: number;
  readonly from_ms: number;
}

/** Edges as columns. Of arrivals only what readings need is kept: from when on an edge is seen, and from when no more. */
export class EdgeTable {
  size = 0;
  holder = new Int32Array(0);
  held = new Int32Array(0);
  relation = new Uint8Array(0);
  from_ms = new Float64Array(0);
  seen_ms = new Float64Array(0);
  gone_ms = new Float64Array(0);
  /** 1 where the edge is among those that rings are kept of. */
  shown = new Uint8Array(0);

  reserve(edges: number): void {
    this.holder = grown(this.holder, edges);
    this.held = grown(this.held, edges);
    this.relation = grown(this.relation, edges);
    this.from_ms = grown(this.from_ms, edges);
    this.seen_ms = grown(this.seen_ms, edges);
    this.gone_ms = grown(this.gone_ms, edges);
    this.shown = grown(this.shown, edges);
  }

  add(row: EdgeRow): number {
    const edge = this.size;
    this.size += 1;
    this.reserve(this.size);
    this.holder[edge] = row.holder;
    this.held[edge] = row.held;
    this.relation[edge] = row.relation;
    this.from_ms[edge] = row.from_ms;
    this.seen_ms[edge] = row.seen_ms;
    this.gone_ms[edge] = row.gone_ms;
    return edge;
  }

  /** The same edge told again: what is known first stands, in whatever order it is told. */
  merge(edge: number, { seen_ms, gone_ms }: Sight): void {
    this.seen_ms[edge] = Math.min(this.seen_ms[edge]!, seen_ms);
    this.gone_ms[edge] = Math.min(this.gone_ms[edge]!, gone_ms);
  }

  sees(edge: number, as_of_ms: number): boolean {
    return this.seen_ms[edge]! <= as_of_ms && as_of_ms < this.gone_ms[edge]!;
  }

  /** The other end. */
  peer(edge: number, node: number): number {
    return this.holder[edge] === node ? this.held[edge]! : this.holder[edge]!;
  }
}
