import type { Edge } from '../edge.ts';
import { EntityGraph } from '../entity-graph.ts';
import { type Entity, heldKind, type Relation } from '../entity.ts';
import { defaultRules, type GraphRules } from '../rules.ts';
import { at, day_ms, start_ms } from './arbitrary-told.ts';

/** `device d1` for the device with that key. */
export function entity(name: string): Entity {
  const [kind, key] = name.split(' ');
  return { kind: kind as Entity['kind'], key: key! };
}

/**
 * `told('borrower ann', { device: 'd1', number: 'n1' }, 3)`: what somebody holds from a day on, arrived the same day.
 */
export function told(holder: string, holds: Partial<Record<Relation, string>>, day = 0): Edge[] {
  return Object.entries(holds).map(([relation, key]) => ({
    holder: entity(holder),
    held: { kind: heldKind(relation as Relation), key },
    relation: relation as Relation,
    from_ms: start_ms + day * day_ms,
    arrived_ms: start_ms + day * day_ms,
  }));
}

/** Someone with an id, a device, a number and an account that are nobody else's unless told. */
export function someone(name: string, holds: Partial<Record<Relation, string>> = {}, day = 0): Edge[] {
  const own = { id: name, device: name, number: name, account: name, application: name };
  return told(`borrower ${name}`, { ...own, ...holds }, day);
}

export function graphOf(edges: readonly Edge[], rules: GraphRules = defaultRules): EntityGraph {
  const graph = new EntityGraph(rules);
  for (const edge of edges) graph.insert(edge);
  graph.advance(at(100));
  return graph;
}
