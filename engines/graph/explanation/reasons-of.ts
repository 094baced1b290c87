import { type Relation, relations } from '../entity.ts';
import { applicationRelation, personOf } from '../reading/person.ts';
import type { View } from '../search/view.ts';
import type { Why } from './why.ts';

interface Around {
  readonly subject: number;
  readonly self: readonly number[];
  readonly onPath: ReadonlySet<number>;
}

/** Why nodes around a subject are drawn. */
export function reasonsOf(view: View, { subject, self, onPath }: Around) {
  const own = new Set(self);
  const mine = new Set(self.flatMap((node) => [...heldBy(view, node)].map(([held]) => held)));
  const counted = new Map<number, number>();

  /** How many people hold a node; 0 for a hub, which ties nobody. */
  const people = (node: number): number => {
    let count = counted.get(node);
    if (count === undefined) counted.set(node, (count = view.isHub(node) ? 0 : holdersOf(view, node).size));
    return count;
  };

  const of = (node: number): Why[] => {
    const why: Why[] = [];
    if (node === subject) why.push({ code: 'subject' });
    else if (own.has(node)) why.push({ code: 'own' });
    if (view.isListed(node)) why.push({ code: 'listed' });
    else if (onPath.has(node) && !own.has(node)) why.push({ code: 'on-path' });
    if (view.isHub(node)) why.push({ code: 'hub' });
    else if (people(node) > 1) why.push({ code: 'shared', people: people(node) });
    const shares = own.has(node) || personOf(view, node) === null ? [] : sharedRelations(view, node, mine);
    if (shares.length > 0) why.push({ code: 'shares', relations: shares });
    return why.length === 0 ? [{ code: 'near' }] : why;
  };

  return { people, of };
}

function* heldBy(view: View, node: number): Generator<readonly [held: number, relation: number], void> {
  const { edges } = view.graph;
  for (const edge of view.tiesOf(node)) {
    const relation = edges.relation[edge]!;
    if (edges.holder[edge] === node && relation !== applicationRelation) yield [edges.held[edge]!, relation];
  }
}

function holdersOf(view: View, node: number): Set<number> {
  const { edges } = view.graph;
  const people = new Set<number>();
  for (const edge of view.tiesOf(node)) {
    if (edges.held[edge] !== node || edges.relation[edge] === applicationRelation) continue;
    const person = personOf(view, edges.holder[edge]!);
    if (person !== null) people.add(person);
  }
  return people;
}

function sharedRelations(view: View, node: number, mine: ReadonlySet<number>): Relation[] {
  const shared = new Set<number>();
  for (const [held, relation] of heldBy(view, node)) {
    if (mine.has(held) && !view.isHub(held)) shared.add(relation);
  }
  return [...shared].sort((a, b) => a - b).map((relation) => relations[relation]!);
}
