import { kindIndex, relationIndex } from '../entity.ts';
import type { View } from '../search/view.ts';

export const borrowerKind = kindIndex('borrower');
export const applicationKind = kindIndex('application');
export const applicationRelation = relationIndex('application');

/**
 * Who stands behind a node: a borrower is a person, an application stands for its borrower (for the first by `byEntity`
 * where several claim it) and for a person of its own where none is known; other entities are nobody.
 */
export function personOf(view: View, node: number): number | null {
  const { entities, edges } = view.graph;
  const kind = entities.kind[node];
  if (kind === borrowerKind) return node;
  if (kind !== applicationKind) return null;
  let person = node;
  for (const edge of view.tiesOf(node)) {
    if (edges.relation[edge] !== applicationRelation) continue;
    const borrower = edges.holder[edge]!;
    if (person === node || entities.order(borrower, person) < 0) person = borrower;
  }
  return person;
}

/**
 * Everything that is the person's own: what the caller names, the borrowers behind applications among it and all their
 * applications. Nobody is exposed to oneself, or shares with oneself.
 */
export function ownNodes(view: View, named: readonly number[]): number[] {
  const { edges } = view.graph;
  const own = new Set(named);
  for (const node of own) {
    for (const edge of view.tiesOf(node)) {
      if (edges.relation[edge] === applicationRelation) own.add(edges.peer(edge, node));
    }
  }
  return [...own];
}
