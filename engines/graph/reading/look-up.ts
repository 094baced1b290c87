import type { EntityGraph } from '../entity-graph.ts';
import type { Entity } from '../entity.ts';
import { View } from '../search/view.ts';
import { type Exposure, exposureOf } from './exposure.ts';
import { ownNodes } from './person.ts';
import { type Ring, ringOf } from './ring.ts';
import { degrees, type PerRelation, type Shared, sharedWithOthers } from './ties.ts';

export interface Question {
  /** Only what happened before this instant and had arrived by it is seen. */
  readonly as_of: Temporal.Instant;
  /** Further entities of the same person, such as the id and number: nobody is exposed to oneself. */
  readonly own?: readonly Entity[];
}

/** What the graph says of one entity. */
export interface Reading {
  /** Distinct entities tied to it, by relation. */
  readonly degree: PerRelation<number>;
  /** What the person holds that others hold too. */
  readonly shared: PerRelation<Shared>;
  readonly ring: Ring;
  readonly exposure: Exposure;
}

/** What the graph says of an entity as of an instant; null where nothing was known of it by then, which is not the same as no risk. */
export function lookUp(graph: EntityGraph, entity: Entity, { as_of, own = [] }: Question): Reading | null {
  const node = graph.entities.find(entity);
  const view = new View(graph, as_of);
  if (node === undefined || !view.knows(node)) return null;
  const named = own.flatMap((one) => graph.entities.find(one) ?? []);
  const self = ownNodes(view, [node, ...named]);
  return {
    degree: degrees(view, node),
    shared: sharedWithOthers(view, self),
    ring: ringOf(view, node),
    exposure: exposureOf(view, self),
  };
}
