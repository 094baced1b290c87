import { type Relation, relations } from '../entity.ts';
import type { View } from '../search/view.ts';
import { personOf } from './person.ts';

/** What is counted for each relation. */
export type PerRelation<Value> = Readonly<Record<Relation, Value>>;

/** Of what a person holds: how many of a relation others hold by the same relation, and how many other people do. */
export interface Shared {
  readonly entities: number;
  readonly people: number;
}

/** Distinct entities that a node is tied to, on either side, by relation. */
export function degrees(view: View, node: number): PerRelation<number> {
  const { edges } = view.graph;
  const peers = relations.map(() => new Set<number>());
  for (const edge of view.tiesOf(node)) peers[edges.relation[edge]!]!.add(edges.peer(edge, node));
  return perRelation((relation) => peers[relation]!.size);
}

/** What a person's own nodes hold together with other people. A hub is held by many who have nothing in common, and is left out. */
export function sharedWithOthers(view: View, own: readonly number[]): PerRelation<Shared> {
  const { edges } = view.graph;
  const self = new Set(own);
  const held = relations.map(() => new Set<number>());
  for (const node of own) {
    for (const edge of view.tiesOf(node)) {
      if (edges.holder[edge] === node && !view.isHub(edges.held[edge]!)) {
        held[edges.relation[edge]!]!.add(edges.held[edge]!);
      }
    }
  }
  return perRelation((relation) => {
    const people = new Set<number>();
    let entities = 0;
    for (const node of held[relation]!) {
      let shared = false;
      if (self.has(node)) continue;
      for (const person of holders(view, node, relation)) {
        if (self.has(person)) continue;
        shared = true;
        people.add(person);
      }
      entities += Number(shared);
    }
    return { entities, people: people.size };
  });
}

/** The people who hold a node by a relation. */
export function* holders(view: View, node: number, relation: number): Generator<number, void> {
  const { edges } = view.graph;
  for (const edge of view.tiesOf(node)) {
    if (edges.held[edge] !== node || edges.relation[edge] !== relation) continue;
    const person = personOf(view, edges.holder[edge]!);
    if (person !== null) yield person;
  }
}

function perRelation<Value>(count: (relation: number) => Value): PerRelation<Value> {
  return Object.fromEntries(relations.map((relation, index) => [relation, count(index)])) as Record<Relation, Value>;
}
