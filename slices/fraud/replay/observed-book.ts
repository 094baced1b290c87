import { EntityGraph, type Entity, type GraphRules, heldKind, type Relation } from '@lendline/graph';
import { velocityDimensions } from '@lendline/typology';
import type { ListHit } from '../contract.ts';
import { type ReadAround } from '../rules/around-of.ts';
import { type CountedAttempt, reach_ms } from '../rules/attempt-signals.ts';

interface Held {
  readonly holder: string;
  readonly relation: Relation;
  readonly key: string;
  readonly from_ms: number;
  ended_ms: number | null;
}

type Keys = Parameters<typeof keysIn>[0];

/** An entry of the block list. */
type Listed = Entity & Pick<ListHit, 'entryId' | 'list' | 'reason' | 'since'>;

/**
 * What the tables of the slice hold of one lender, in memory and in the order of time: it answers the questions that
 * `store/assess-facts.ts` puts to Postgres. Whatever is told has arrived when it happened.
 */
export class ObservedBook {
  readonly graph: EntityGraph;
  readonly #byHolder = new Map<string, Held[]>();
  readonly #byHeld = new Map<string, Held[]>();
  readonly #attempts = new Map<string, CountedAttempt[]>();
  readonly #listed = new Map<string, Listed>();
  readonly #defaulted = new Set<string>();

  constructor(rules: GraphRules) {
    this.graph = new EntityGraph(rules);
  }

  /** A borrower holds something from now on; whoever holds it already goes on holding it. */
  hold(holder: string, { relation, key, at_ms }: { relation: Relation; key: string; at_ms: number }): void {
    if (this.heldBy(holder, relation).some((one) => one.key === key)) return;
    const held: Held = { holder, relation, key, from_ms: at_ms, ended_ms: null };
    placed(this.#byHolder, holder).push(held);
    placed(this.#byHeld, key).push(held);
    this.tie({ holder: { kind: 'borrower', key: holder }, relation, held: key, at_ms, arrived_ms: at_ms });
  }

  /** A borrower holds by a relation nothing but these: contacts that are no longer named have ended. */
  holdOnly(holder: string, relation: Relation, { keys, at_ms }: { keys: readonly string[]; at_ms: number }): void {
    for (const held of this.heldBy(holder, relation)) {
      if (keys.includes(held.key)) continue;
      held.ended_ms = at_ms;
      this.graph.insert({
        holder: { kind: 'borrower', key: holder },
        held: { kind: heldKind(relation), key: held.key },
        relation,
        from_ms: held.from_ms,
        arrived_ms: held.from_ms,
        ended: { at_ms, arrived_ms: at_ms },
      });
    }
    for (const key of keys) this.hold(holder, { relation, key, at_ms });
  }

  /** What a borrower holds now, the oldest first. */
  heldBy(holder: string, relation: Relation): readonly Held[] {
    return (this.#byHolder.get(holder) ?? []).filter((one) => one.relation === relation && one.ended_ms === null);
  }

  tie(tie: {
    readonly holder: Entity;
    readonly relation: Relation;
    readonly held: string;
    readonly at_ms: number;
    readonly arrived_ms: number;
  }): void {
    const { holder, relation, held, at_ms, arrived_ms } = tie;
    this.graph.insert({
      holder,
      held: { kind: heldKind(relation), key: held },
      relation,
      from_ms: at_ms,
      arrived_ms,
    });
  }

  count(attempt: CountedAttempt): void {
    for (const { name } of keysIn(attempt)) placed(this.#attempts, name).push(attempt);
  }

  block(entity: Entity, { at_ms, reason }: { readonly at_ms: number; readonly reason: string }): void {
    const name = `${entity.kind} ${entity.key}`;
    if (this.#listed.has(name)) return;
    const since = Temporal.Instant.fromEpochMilliseconds(at_ms).toString();
    const entryId = `entry-${this.#listed.size}` as ListHit['entryId'];
    this.#listed.set(name, { ...entity, entryId, list: 'block', reason, since });
    this.graph.list({ entity, from_ms: at_ms, arrived_ms: at_ms });
  }

  entriesOn(entities: readonly Entity[]): readonly Listed[] {
    return entities.flatMap(({ kind, key }) => this.#listed.get(`${kind} ${key}`) ?? []);
  }

  default(holder: string): void {
    this.#defaulted.add(holder);
  }

  /** What `readAround` selects. */
  around(keys: Keys, asOf_ms: number): ReadAround {
    const held = [keys.device, keys.id, keys.number].flatMap((key) => (key ? (this.#byHeld.get(key) ?? []) : []));
    const near = held.filter(({ from_ms, ended_ms }) => from_ms < asOf_ms && ended_ms === null);
    const holders = [...new Set(near.map(({ holder }) => holder))];
    const ofThem = holders.flatMap((holder) => [...this.heldBy(holder, 'account'), ...this.heldBy(holder, 'number')]);
    return {
      attempts: this.#attemptsWith(keys, asOf_ms),
      near: near.map(({ relation, key, holder, from_ms }) => [relation, key, holder, from_ms] as const),
      theirs: ofThem.map(({ holder, relation, key }) => [holder, relation, key] as const),
      unpaid: near.flatMap(({ relation, holder }) =>
        relation === 'id' && this.#defaulted.has(holder) ? [holder] : [],
      ),
    };
  }

  #attemptsWith(keys: Keys, asOf_ms: number): CountedAttempt[] {
    const found = keysIn(keys).flatMap(({ name, dimension }) => {
      const since_ms = asOf_ms - reach_ms(dimension);
      return (this.#attempts.get(name) ?? []).filter(({ at_ms }) => at_ms >= since_ms && at_ms < asOf_ms);
    });
    return [...new Set(found)];
  }
}

function keysIn(keys: { readonly [Dimension in (typeof velocityDimensions)[number]]?: string | null }) {
  return velocityDimensions.flatMap((dimension) => {
    const key = keys[dimension] ?? null;
    return key === null ? [] : [{ dimension, name: `${dimension} ${key}` }];
  });
}

function placed<Value>(groups: Map<string, Value[]>, name: string): Value[] {
  const known = groups.get(name);
  if (known) return known;
  const made: Value[] = [];
  groups.set(name, made);
  return made;
}
