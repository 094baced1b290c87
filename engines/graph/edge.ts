import type { Dated } from './dated.ts';
import type { Entity, Relation } from './entity.ts';

/**
 * One entity holds another: a borrower a number, an application a device. The same holder, held, relation and `from_ms` are
 * the same edge, however often it is told: the earliest arrival and the end that shows first stand. What comes back after
 * an end is a new edge with a later `from_ms`.
 */
export interface Edge extends Dated {
  readonly holder: Entity;
  readonly held: Entity;
  readonly relation: Relation;
}

/** An entity on a list of those whom the lender refuses, from when and until when. */
export interface Listing extends Dated {
  readonly entity: Entity;
}

/**
 * Edges for a bulk build, row by row. Entities are rows of their own table, `kind` a place in `entityKinds`, `relation` one
 * in `relations`; an open edge has NaN as its end. Rows sorted by holder keep what is read together close together.
 */
export interface GraphColumns {
  readonly entities: { readonly kind: Uint8Array; readonly key: readonly string[] };
  readonly edges: {
    readonly holder: Int32Array;
    readonly held: Int32Array;
    readonly relation: Uint8Array;
    readonly from_ms: Float64Array;
    readonly arrived_ms: Float64Array;
    readonly ended_ms: Float64Array;
    readonly end_arrived_ms: Float64Array;
  };
}
