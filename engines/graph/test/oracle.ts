import type { Edge, Listing } from '../edge.ts';
import { byEntity, type Entity, relations } from '../entity.ts';
import type { GraphRules } from '../rules.ts';

/** Everything that was told. */
export interface Told {
  readonly edges: readonly Edge[];
  readonly listings: readonly Listing[];
}

/** What of it had been told by an instant, ends included: nothing that arrived later is left. */
export function knownBy({ edges, listings }: Told, as_of: Temporal.Instant): Told {
  const at_ms = as_of.epochMilliseconds;
  const known = <Fact extends Edge | Listing>(facts: readonly Fact[]): Fact[] =>
    facts
      // A beginning and an end arrive each on its own: an end may be known while the same telling's beginning is not.
      .filter(({ arrived_ms, ended }) => arrived_ms <= at_ms || (ended !== undefined && ended.arrived_ms <= at_ms))
      .map((fact) => ({ ...fact, ended: fact.ended && fact.ended.arrived_ms <= at_ms ? fact.ended : undefined }));
  return { edges: known(edges), listings: known(listings) };
}

/** The plainest way to say what a reading has to say: sets of names, searched again for each question. */
export function oracle(told: Told, rules: GraphRules, as_of: Temporal.Instant) {
  const at_ms = as_of.epochMilliseconds;
  const edges = current(told.edges, at_ms, ({ holder, held, relation }) => [holder, held, relation]);
  const listed = new Set(current(told.listings, at_ms, ({ entity }) => [entity]).map(({ entity }) => nameOf(entity)));
  const entities = new Map(edges.flatMap(({ holder, held }) => [holder, held]).map((one) => [nameOf(one), one]));
  const tied = (name: string): Edge[] =>
    edges.filter(({ holder, held }) => nameOf(holder) === name || nameOf(held) === name);
  const other = (edge: Edge, name: string): string => nameOf(nameOf(edge.holder) === name ? edge.held : edge.holder);
  const isHub = (name: string): boolean =>
    new Set(tied(name).map((edge) => other(edge, name))).size > (rules.hubs[entities.get(name)!.kind] ?? Infinity);
  const joins = ({ relation, holder, held }: Edge): boolean =>
    rules.joining.includes(relation) && !isHub(nameOf(holder)) && !isHub(nameOf(held));

  const distances = (from: readonly string[], through: (edge: Edge) => boolean): Map<string, number> => {
    const found = new Map(from.map((name) => [name, 0]));
    for (const [name, distance] of found) {
      if (!entities.has(name) || isHub(name)) continue;
      for (const edge of tied(name).filter(through)) {
        if (!found.has(other(edge, name))) found.set(other(edge, name), distance + 1);
      }
    }
    return found;
  };

  return {
    entities: [...entities.values()].sort(byEntity),
    degree: (entity: Entity) =>
      relations.map((relation) => {
        const same = tied(nameOf(entity)).filter((edge) => edge.relation === relation);
        return new Set(same.map((edge) => other(edge, nameOf(entity)))).size;
      }),
    ring: (entity: Entity) => [...distances([nameOf(entity)], joins).keys()].sort(),
    exposure: (entity: Entity) => {
      const own = withApplications(nameOf(entity), edges);
      const found = distances(own, () => true);
      const within = (from: number, to: number): number =>
        [...found].filter(([name, distance]) => listed.has(name) && distance >= from && distance <= to).length;
      return { first_degree: within(1, 2), second_degree: within(3, 4) };
    },
  };
}

export function nameOf({ kind, key }: Entity): string {
  return `${kind}:${key}`;
}

/** A person's applications and whose they are, as far as that leads. */
function withApplications(name: string, edges: readonly Edge[]): string[] {
  const own = new Set([name]);
  for (const one of own) {
    for (const { relation, holder, held } of edges) {
      if (relation !== 'application') continue;
      if (nameOf(holder) === one) own.add(nameOf(held));
      if (nameOf(held) === one) own.add(nameOf(holder));
    }
  }
  return [...own];
}

/** Facts that are seen at an instant; the same fact told twice is one, which ends when the first known end says so. */
function current<Fact extends Edge | Listing>(
  facts: readonly Fact[],
  at_ms: number,
  identity: (fact: Fact) => unknown[],
): Fact[] {
  const groups = Map.groupBy(facts, (fact) => JSON.stringify([...identity(fact), fact.from_ms]));
  return [...groups.values()]
    .filter((same) => same.some((fact) => fact.arrived_ms <= at_ms && fact.from_ms < at_ms))
    .filter((same) => !same.some(({ ended }) => ended && ended.arrived_ms <= at_ms && ended.at_ms < at_ms))
    .map(([first]) => first!);
}
