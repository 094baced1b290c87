import { assert, EarliestFirst } from '@lendline/kernel';
import { type Dated, sightOf } from './dated.ts';
import type { Edge, GraphColumns, Listing } from './edge.ts';
import { heldKind, kindIndex, relationIndex, relations } from './entity.ts';
import { Rings } from './rings/rings.ts';
import { checkRules, defaultRules, type GraphRules } from './rules.ts';
import { EdgeTable, type EdgeRow } from './store/edge-table.ts';
import { EntityTable } from './store/entity-table.ts';
import { Listings } from './store/listings.ts';
import { Marks } from './store/marks.ts';
import { Rows } from './store/rows.ts';

/**
 * The graph of entities, kept edge by edge or built at once; what is read of it is the same either way, whatever the order.
 * It is at an instant that only its caller moves: rings are kept of the edges that a reading at that instant sees. Readings
 * at any other instant are as exact, but search for what is otherwise kept. Not for two threads at once: searches share
 * room to mark nodes in.
 */
export class EntityGraph {
  readonly rules: GraphRules;
  readonly entities = new EntityTable();
  readonly edges = new EdgeTable();
  readonly rows = new Rows();
  readonly rings: Rings;
  readonly listings = new Listings();
  /** Room for the searches of readings. */
  readonly marks = new Marks();
  /** Edges by the instant at which readings begin or cease to see them. */
  readonly #agenda = new EarliestFirst();
  #at_ms = -Infinity;

  /** Error: throws when the rules are none. */
  constructor(rules: GraphRules = defaultRules) {
    checkRules(rules);
    this.rules = rules;
    this.rings = new Rings(this, rules);
  }

  /** Whether the rings kept are those of a reading at an instant. */
  keepsRingsOf(as_of_ms: number): boolean {
    return this.#at_ms <= as_of_ms && as_of_ms < this.#agenda.next_ms;
  }

  /**
   * Adds what is told of an edge. The same told twice changes nothing, and edges may come in any order, also long after they
   * arrived or before. Error: throws when the relation does not lead to what is held.
   */
  insert(edge: Edge): void {
    const holder = this.entities.take(kindIndex(edge.holder.kind), edge.holder.key);
    const held = this.entities.take(kindIndex(edge.held.kind), edge.held.key);
    this.#grow();
    const added = this.#store(this.#row({ ...edge, holder, held, relation: relationIndex(edge.relation) }));
    this.#settle(added);
    for (const at_ms of [this.edges.seen_ms[added]!, this.edges.gone_ms[added]!]) this.#plan(at_ms, added);
  }

  /** Puts an entity on the block list, or tells of the end of a listing; one with another `from_ms` is another one. */
  list({ entity, ...dates }: Listing): void {
    const node = this.entities.take(kindIndex(entity.kind), entity.key);
    this.#grow();
    this.listings.add(node, dates);
  }

  /**
   * Moves the graph to an instant: edges that readings see by then join rings, those whose end they see leave them.
   * Error: throws when that is before where the graph is.
   */
  advance(as_of: Temporal.Instant): void {
    const at_ms = as_of.epochMilliseconds;
    assert(at_ms >= this.#at_ms, 'a graph is not moved back; read it as of the earlier instant instead');
    this.#at_ms = at_ms;
    while (this.#agenda.next_ms <= at_ms) this.#settle(this.#agenda.take());
  }

  /** Adds many edges to a graph without any and moves it to an instant. Time O(edges), without duplicates of hubs. */
  load({ entities, edges }: GraphColumns, as_of: Temporal.Instant): void {
    assert(this.edges.size === 0, 'only a graph without edges is built in bulk');
    const nodes = Int32Array.from(entities.kind, (kind, row) => this.entities.take(kind, entities.key[row]!));
    this.#grow();
    this.#reserve(edges, nodes);
    this.#at_ms = as_of.epochMilliseconds;
    for (let row = 0; row < edges.holder.length; row += 1) {
      const [holder, held] = [nodes[edges.holder[row]!]!, nodes[edges.held[row]!]!];
      this.#store(this.#row({ ...datesOf(edges, row), holder, held, relation: edges.relation[row]! }));
    }
    for (let edge = 0; edge < this.edges.size; edge += 1) {
      this.edges.shown[edge] = Number(this.edges.sees(edge, this.#at_ms));
      this.#plan(this.edges.seen_ms[edge]!, edge);
      this.#plan(this.edges.gone_ms[edge]!, edge);
    }
    this.rings.rebuild();
  }

  #row(edge: Dated & { holder: number; held: number; relation: number }): EdgeRow {
    const { holder, held, relation, from_ms } = edge;
    const name = relations[relation];
    assert(name !== undefined, 'an edge has one of the known relations');
    assert(this.entities.kind[held] === kindIndex(heldKind(name)), `the relation ${name} leads to its own kind`);
    assert(holder !== held, 'nothing holds itself');
    return { holder, held, relation, from_ms, ...sightOf(edge) };
  }

  #reserve(edges: GraphColumns['edges'], nodes: Int32Array): void {
    const lengths = new Int32Array(this.entities.size);
    for (const ends of [edges.holder, edges.held]) for (const end of ends) lengths[nodes[end]!]! += 1;
    this.rows.reserve(lengths);
    this.edges.reserve(edges.holder.length);
  }

  #grow(): void {
    this.rows.grow(this.entities.size);
    this.rings.grow(this.entities.size);
  }

  #store(row: EdgeRow): number {
    const known = this.#find(row);
    if (known !== null) {
      this.edges.merge(known, row);
      return known;
    }
    const edge = this.edges.add(row);
    this.rows.add(row.holder, row.held, edge);
    this.rows.add(row.held, row.holder, edge);
    return edge;
  }

  /** The same edge, if it was told of before; looked for in the shorter row. */
  #find({ holder, held, relation, from_ms }: EdgeRow): number | null {
    const { rows, edges } = this;
    const node = rows.length[holder]! <= rows.length[held]! ? holder : held;
    const end = rows.start[node]! + rows.length[node]!;
    for (let place = rows.start[node]!; place < end; place += 1) {
      const edge = rows.edge[place]!;
      if (rows.peer[place] !== holder + held - node || edges.relation[edge] !== relation) continue;
      if (edges.from_ms[edge] === from_ms && edges.holder[edge] === holder) return edge;
    }
    return null;
  }

  #settle(edge: number): void {
    const sees = this.edges.sees(edge, this.#at_ms);
    if (sees === (this.edges.shown[edge] === 1)) return;
    if (sees) this.rings.appear(edge);
    else this.rings.vanish(edge);
  }

  #plan(at_ms: number, edge: number): void {
    if (at_ms > this.#at_ms && at_ms < Infinity) this.#agenda.add(at_ms, edge);
  }
}

function datesOf(edges: GraphColumns['edges'], row: number): Dated {
  const [from_ms, arrived_ms, at_ms] = [edges.from_ms[row]!, edges.arrived_ms[row]!, edges.ended_ms[row]!];
  if (Number.isNaN(at_ms)) return { from_ms, arrived_ms };
  return { from_ms, arrived_ms, ended: { at_ms, arrived_ms: edges.end_arrived_ms[row]! } };
}
