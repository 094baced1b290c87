import type { Entity, EntityKind, Relation } from '@lendline/graph';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { type RawBuilder, sql } from 'kysely';
import type { EdgeRow, HolderKind } from './observed-tables.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** An edge as it is told: since when, and when that became known. */
export type ToldEdge = Omit<EdgeRow, 'tenant' | 'ended_at' | 'end_arrived_at'> & {
  readonly ended?: { readonly at: Temporal.Instant; readonly arrived_at: Temporal.Instant } | undefined;
};

/** Tells of edges in one statement. What was told before is merged as the entity graph merges it; nothing new changes no row. */
export async function tellEdges({ db, context }: Tx, edges: readonly ToldEdge[]): Promise<void> {
  if (edges.length === 0) return;
  await edgesTold(context.tenant, edges).execute(db);
}

/** The statement of `tellEdges`, for one that tells of more than edges. An edge is at most once among them. */
export function edgesTold(tenant: string, edges: readonly ToldEdge[]): RawBuilder<unknown> {
  const column = <Value>(of: (edge: ToldEdge) => Value): readonly Value[] => edges.map(of);
  // The end that readings see first stands: an end is seen once it has happened and arrived.
  const earlierEnd = sql`(greatest(excluded.ended_at, excluded.end_arrived_at)
    < coalesce(greatest(edge.ended_at, edge.end_arrived_at), 'infinity'))`;
  return sql`
    insert into edge (tenant, holder_kind, holder, relation, held, from_at, arrived_at, ended_at, end_arrived_at)
    select ${tenant}, * from unnest(
      ${column((edge) => edge.holder_kind)}::text[], ${column((edge) => edge.holder)}::text[],
      ${column((edge) => edge.relation)}::text[], ${column((edge) => edge.held)}::text[],
      ${column((edge) => edge.from_at)}::timestamptz[], ${column((edge) => edge.arrived_at)}::timestamptz[],
      ${column((edge) => edge.ended?.at ?? null)}::timestamptz[],
      ${column((edge) => edge.ended?.arrived_at ?? null)}::timestamptz[])
    on conflict (tenant, holder_kind, holder, relation, held, from_at) do update set
      arrived_at = least(edge.arrived_at, excluded.arrived_at),
      ended_at = case when ${earlierEnd} then excluded.ended_at else edge.ended_at end,
      end_arrived_at = case when ${earlierEnd} then excluded.end_arrived_at else edge.end_arrived_at end,
      xid = default
    where excluded.arrived_at < edge.arrived_at or ${earlierEnd}`;
}

export type StandingEdge = Pick<EdgeRow, 'relation' | 'held' | 'from_at'>;

/** What a borrower holds that has not ended. */
export async function standingEdges(
  { db }: Tx,
  line: LineId,
  relations: readonly Relation[],
): Promise<readonly StandingEdge[]> {
  return db
    .selectFrom('edge')
    .select(['relation', 'held', 'from_at'])
    .where('holder_kind', '=', 'borrower')
    .where('holder', '=', line)
    .where('relation', 'in', relations)
    .where('ended_at', 'is', null)
    .execute();
}

/** Where a process has read up to: every transaction below has ended, and was read. */
export interface NetworkMark {
  readonly xid: bigint;
  readonly erasures: number;
}

/** Where the next page begins: behind this row. */
export interface EdgePlace {
  readonly xid: bigint;
  readonly seq: bigint;
}

/** An edge as the graph reads it. */
export interface ReadEdge extends ReadDates {
  readonly holder_kind: HolderKind;
  readonly holder: string;
  readonly relation: Relation;
  readonly held: string;
}

/** Whoever is on the block list, or defaulted where the law lets others be judged by it. */
export interface ReadListing extends ReadDates {
  readonly entity: Entity;
}

/** Instants in epoch milliseconds; null for no end. */
interface ReadDates {
  readonly from_ms: number;
  readonly arrived_ms: number;
  readonly ended_ms: number | null;
  readonly end_arrived_ms: number | null;
}

export interface NetworkPage {
  readonly mark: NetworkMark;
  readonly edges: readonly ReadEdge[];
  readonly listings: readonly ReadListing[];
  /** Where to read on; null when this was all. */
  readonly next: EdgePlace | null;
}

const edgesOfPage = 20_000;

type Dates = readonly [from_ms: number, arrived_ms: number, ended_ms: number | null, end_arrived_ms: number | null];

export interface PageRow {
  readonly mark: string;
  readonly erasures: number;
  readonly edges: readonly (readonly [string, string, HolderKind, string, Relation, string, ...Dates])[];
  readonly listings: readonly (readonly [EntityKind, string, ...Dates])[];
}

/**
 * The edges behind a place, in the order of their transactions, and the listings of the same transactions. Whatever was written
 * by a transaction that still ran when the place was marked comes again: an edge told twice is one, and one that is never
 * read is a ring that is never seen.
 */
export function selectNetwork({ xid, seq }: EdgePlace, exposureToDefaulters: 'off' | 'on'): RawBuilder<PageRow> {
  const from = sql`${xid.toString()}::xid8`;
  const defaults = sql`
    union all select 'borrower', line_id, defaulted_at, default_arrived_at, null, null
      from observed_line where default_xid >= ${from}`;
  return sql<PageRow>`
    with page as (
      select * from edge where (xid, seq) > (${from}, ${seq.toString()}::bigint)
        order by xid, seq limit ${edgesOfPage}
    ), listed as (
      select kind, key, from_at, known_at as arrived_at, until_at as ended_at, known_at as end_arrived_at
        from list_entry where list = 'block' and known_at is not null and xid >= ${from}
      union all select kind, key, from_at, known_at, greatest(ended_at, from_at), ended_at
        from list_entry where list = 'block' and known_at is not null and ended_at is not null and xid >= ${from}
      ${exposureToDefaulters === 'on' ? defaults : sql``})
    select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + (select ahead from transaction_order))::text as mark,
           (select coalesce(max(erasures), 0) from erasure_count) as erasures,
           (select coalesce(json_agg(json_build_array(
              xid::text, seq::text, holder_kind, holder, relation, held, ${dates}) order by xid, seq), '[]')
              from page) as edges,
           (select coalesce(json_agg(json_build_array(kind, key, ${dates})), '[]') from listed) as listings`;
}

const milliseconds = (column: string) => sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
const dates = sql.join(['from_at', 'arrived_at', 'ended_at', 'end_arrived_at'].map(milliseconds));

export function readNetworkPage({ mark, erasures, edges, listings }: PageRow): NetworkPage {
  const last = edges.length === edgesOfPage ? edges.at(-1) : undefined;
  return {
    mark: { xid: BigInt(mark), erasures },
    edges: edges.map(([, , holder_kind, holder, relation, held, ...dated]) => ({
      holder_kind,
      holder,
      relation,
      held,
      ...datesOf(dated),
    })),
    listings: listings.map(([kind, key, ...dated]) => ({ entity: { kind, key }, ...datesOf(dated) })),
    next: last === undefined ? null : { xid: BigInt(last[0]), seq: BigInt(last[1]) },
  };
}

function datesOf([from_ms, arrived_ms, ended_ms, end_arrived_ms]: Dates): ReadDates {
  return { from_ms, arrived_ms, ended_ms, end_arrived_ms };
}
