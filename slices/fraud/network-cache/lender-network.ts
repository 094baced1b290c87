import { type Edge, EntityGraph, type GraphRules, heldKind, type Listing } from '@lendline/graph';
import { type Context, present } from '@lendline/kernel';
import type { SliceDatabase } from '@lendline/platform';
import {
  type EdgePlace,
  type NetworkMark,
  type NetworkPage,
  type ReadEdge,
  type ReadListing,
  readNetworkPage,
  selectNetwork,
} from '../store/edges.ts';
import type { FraudTables } from '../store/tables.ts';
import { EdgeColumns } from './edge-columns.ts';

/** How a lender's graph is made. */
export interface NetworkOptions {
  readonly rules: GraphRules;
  /** Whether the law lets a person be judged by how those repaid whom they share something with. */
  readonly exposureToDefaulters: 'off' | 'on';
}

const beginning: EdgePlace = { xid: 0n, seq: 0n };

interface Standing {
  readonly graph: EntityGraph;
  readonly mark: NetworkMark;
  /** Where the graph is: it is only ever moved on. */
  readonly at_ms: number;
}

/**
 * The entity graph of one lender in the memory of this process: made of the table of edges, and kept by reading on from a
 * mark. It holds nothing that the table does not, so that any two processes that have read say the same.
 */
export class LenderNetwork {
  readonly #database: SliceDatabase<FraudTables>;
  readonly #options: NetworkOptions;
  #standing: Standing | null = null;
  /** The reading that runs, and the one that begins after it: whoever asks now waits for one that began later. */
  #running: Promise<EntityGraph> | null = null;
  #next: Promise<EntityGraph> | null = null;

  constructor(database: SliceDatabase<FraudTables>, options: NetworkOptions) {
    this.#database = database;
    this.#options = options;
  }

  /** The graph with all that was committed before the call, moved on to where the caller's clock is. */
  read(context: Context): Promise<EntityGraph> {
    if (this.#next) return this.#next;
    if (!this.#running) return this.#begin(context);
    const after = () => {
      this.#next = null;
      return this.#begin(context);
    };
    this.#next = this.#running.then(after, after);
    return this.#next;
  }

  #begin(context: Context): Promise<EntityGraph> {
    const running = this.#catchUp(context).finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #catchUp(context: Context): Promise<EntityGraph> {
    const before = this.#standing;
    if (before === null) return this.#makeAnew(context);
    const first = await this.#page(context, { xid: before.mark.xid, seq: 0n });
    // What was erased is in the old graph still, and nothing takes an edge out of one.
    if (first.mark.erasures !== before.mark.erasures) return this.#makeAnew(context);
    const { graph } = before;
    for await (const { edges, listings } of this.#pages(context, first)) {
      for (const edge of edges) graph.insert(toEdge(edge));
      for (const listing of listings) graph.list(toListing(listing));
    }
    const now = context.now();
    const at_ms = Math.max(before.at_ms, now.epochMilliseconds);
    if (at_ms > before.at_ms) graph.advance(now);
    this.#standing = { graph, mark: first.mark, at_ms };
    return graph;
  }

  async #makeAnew(context: Context): Promise<EntityGraph> {
    const first = await this.#page(context, beginning);
    const columns = new EdgeColumns();
    for await (const { edges } of this.#pages(context, first)) for (const edge of edges) columns.add(edge);
    const graph = new EntityGraph(this.#options.rules);
    const now = context.now();
    graph.load(columns.whole(), now);
    for (const listing of first.listings) graph.list(toListing(listing));
    this.#standing = { graph, mark: first.mark, at_ms: now.epochMilliseconds };
    return graph;
  }

  async *#pages(context: Context, first: NetworkPage): AsyncGenerator<NetworkPage> {
    let page = first;
    for (;;) {
      yield page;
      if (page.next === null) return;
      page = await this.#page(context, page.next);
    }
  }

  async #page(context: Context, after: EdgePlace): Promise<NetworkPage> {
    const select = selectNetwork(after, this.#options.exposureToDefaulters);
    const rows = await this.#database.read(context, (db) => ({ compile: () => select.compile(db) }));
    return readNetworkPage(present(rows[0], 'a select without a table answers one row'));
  }
}

function toEdge({ holder_kind, holder, relation, held, ...dated }: ReadEdge): Edge {
  return {
    holder: { kind: holder_kind, key: holder },
    held: { kind: heldKind(relation), key: held },
    relation,
    ...datesOf(dated),
  };
}

function toListing({ entity, ...dated }: ReadListing): Listing {
  return { entity, ...datesOf(dated) };
}

function datesOf({ from_ms, arrived_ms, ended_ms, end_arrived_ms }: Omit<ReadListing, 'entity'>) {
  if (ended_ms === null || end_arrived_ms === null) return { from_ms, arrived_ms };
  return { from_ms, arrived_ms, ended: { at_ms: ended_ms, arrived_ms: end_arrived_ms } };
}
