import { type Relation, relations } from '../entity.ts';
import type { View } from '../search/view.ts';
import { applicationKind, applicationRelation, borrowerKind, personOf } from './person.ts';

/** What the ring score and the rule of families look at, of the members that were looked at. Counts of people unless said otherwise. */
export interface RingFacts {
  readonly people: number;
  /** People who hold by this relation what another person of the ring holds by it too. */
  readonly sharers: Readonly<Record<SharedRelation, number>>;
  /** Entities that two or more of the people hold by this relation. */
  readonly shared: Readonly<Record<SharedRelation, number>>;
  /** People who share by two relations or more. */
  readonly sharers_of_several: number;
  /** People with an id, and with a device, that nobody else of the ring has. */
  readonly with_own_id: number;
  readonly with_own_device: number;
  /** Members, of whatever kind, that are on the block list. */
  readonly listed: number;
  /** The most people who applied within the rules' days of a burst. */
  readonly burst: number;
}

export type SharedRelation = Exclude<Relation, 'application'>;

export const sharedRelations = relations.filter((relation): relation is SharedRelation => relation !== 'application');

const day_ms = 86_400_000;

export function ringFacts(view: View, members: readonly number[]): RingFacts {
  const { entities } = view.graph;
  const people = new Set<number>();
  const holdings = relations.map((): Holdings => ({ alone: new Map(), together: new Map() }));
  const applied: Application[] = [];
  let listed = 0;
  for (const node of members) {
    if (view.isListed(node)) listed += 1;
    const kind = entities.kind[node];
    if (kind !== borrowerKind && kind !== applicationKind) continue;
    const person = personOf(view, node)!;
    people.add(person);
    take(view, { node, person }, { holdings, applied });
  }
  const held = sharedRelations.map((relation) => [relation, holdings[relations.indexOf(relation)]!.together] as const);
  const shared = held.map(([relation, things]) => [relation, sharersOf(things)] as const);
  const several = new Map<number, number>();
  for (const [, { sharers }] of shared)
    for (const person of sharers) several.set(person, (several.get(person) ?? 0) + 1);
  const own = (relation: SharedRelation): number => new Set(holdings[relations.indexOf(relation)]!.alone.values()).size;
  return {
    people: people.size,
    sharers: asRecord(shared.map(([relation, { sharers }]) => [relation, sharers.size])),
    shared: asRecord(shared.map(([relation, { things }]) => [relation, things])),
    sharers_of_several: [...several.values()].filter((count) => count > 1).length,
    with_own_id: own('id'),
    with_own_device: own('device'),
    listed,
    burst: mostWithin(applied, view.graph.rules.burst.days * day_ms),
  };
}

interface Application {
  readonly person: number;
  readonly at_ms: number;
}

/** Who holds what by one relation. Most things are held by one person, and need no set of people. */
interface Holdings {
  readonly alone: Map<number, number>;
  readonly together: Map<number, Set<number>>;
}

interface Taken {
  /** For each relation. */
  readonly holdings: readonly Holdings[];
  readonly applied: Application[];
}

/** What one node of a person holds. An application is dated by the edge that ties it to its borrower. */
function take(view: View, { node, person }: { node: number; person: number }, { holdings, applied }: Taken): void {
  const { edges } = view.graph;
  for (const edge of view.tiesOf(node)) {
    if (edges.holder[edge] !== node) continue;
    const [held, relation] = [edges.held[edge]!, edges.relation[edge]!];
    if (relation === applicationRelation) applied.push({ person, at_ms: edges.from_ms[edge]! });
    else if (!view.isHub(held)) hold(holdings[relation]!, { held, person });
  }
}

function hold({ alone, together }: Holdings, { held, person }: { held: number; person: number }): void {
  const [holders, first] = [together.get(held), alone.get(held)];
  if (holders !== undefined) holders.add(person);
  else if (first === undefined) alone.set(held, person);
  else if (first !== person) {
    alone.delete(held);
    together.set(held, new Set([first, person]));
  }
}

function sharersOf(things: ReadonlyMap<number, ReadonlySet<number>>): { sharers: Set<number>; things: number } {
  const sharers = new Set<number>();
  for (const holders of things.values()) for (const person of holders) sharers.add(person);
  return { sharers, things: things.size };
}

/** The most people with an application within any span: from one application up to, not with, so long after it. */
function mostWithin(applied: readonly Application[], span_ms: number): number {
  const inOrder = applied.toSorted((a, b) => a.at_ms - b.at_ms);
  const inside = new Map<number, number>();
  let [most, first] = [0, 0];
  for (const { person, at_ms } of inOrder) {
    inside.set(person, (inside.get(person) ?? 0) + 1);
    for (; inOrder[first]!.at_ms <= at_ms - span_ms; first += 1) {
      const gone = inOrder[first]!.person;
      const left = inside.get(gone)! - 1;
      if (left === 0) inside.delete(gone);
      else inside.set(gone, left);
    }
    most = Math.max(most, inside.size);
  }
  return most;
}

function asRecord(counts: readonly (readonly [SharedRelation, number])[]): Record<SharedRelation, number> {
  return Object.fromEntries(counts) as Record<SharedRelation, number>;
}
