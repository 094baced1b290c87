import { type Entity, type Relation, relations } from '../entity.ts';
import type { View } from '../search/view.ts';

export interface ExplainedEdge {
  readonly holder: Entity;
  readonly held: Entity;
  readonly relation: Relation;
  readonly since_ms: number;
}

/** The edges among some nodes that are seen, one for each holder, held and relation, with the earliest beginning. */
export function edgesBetween(view: View, nodes: readonly number[]): ExplainedEdge[] {
  const { edges, entities } = view.graph;
  const drawn = new Set(nodes);
  const found: ExplainedEdge[] = [];
  for (const holder of nodes.toSorted(entities.order)) {
    const earliest = new Map<string, { held: number; relation: number; since_ms: number }>();
    for (const edge of view.tiesOf(holder)) {
      const [held, relation] = [edges.held[edge]!, edges.relation[edge]!];
      if (edges.holder[edge] !== holder || !drawn.has(held)) continue;
      const name = `${held} ${relation}`;
      const since_ms = Math.min(edges.from_ms[edge]!, earliest.get(name)?.since_ms ?? Infinity);
      earliest.set(name, { held, relation, since_ms });
    }
    const inOrder = [...earliest.values()].sort((a, b) => entities.order(a.held, b.held) || a.relation - b.relation);
    for (const { held, relation, since_ms } of inOrder) {
      found.push({
        holder: entities.entity(holder),
        held: entities.entity(held),
        relation: relations[relation]!,
        since_ms,
      });
    }
  }
  return found;
}
