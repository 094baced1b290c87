import type { DatedLabel, DeclaredTie, Surroundings, Tie, TieDays } from '@lendline/behaviour';
import type { SliceTransaction } from '@lendline/platform';
import { type RawBuilder, sql } from 'kysely';
import type { FeaturesTables } from './tables.ts';

type Tx = SliceTransaction<FeaturesTables>;

export interface AskedPerson {
  /** The key of the person's own line. */
  readonly key: string;
  /** By the person’s own records. */
  readonly contacts: readonly string[];
  /** Whom the person declared. */
  readonly named: readonly string[];
  readonly asOf: Temporal.Instant;
  readonly days: TieDays;
  /** Whether the law lets this lender look at how others repaid. */
  readonly exposure: 'off' | 'on';
}

/** Whom nobody can be tied to: a hotline that called half the country knows no one. */
const mostContacts = 1_000;
// One more than the engine looks through, and the person's own tie besides: it tells by them that a contact is everybody's.
const mostSharers = 202;

interface Found {
  readonly ties: readonly (readonly [owner: string, peer: string, out: number, into: number])[];
  readonly observed: readonly string[];
  readonly declared: readonly (readonly [owner: string, contact: string, known_ms: number])[];
  readonly labels: readonly (readonly [person: string, defaulted: boolean, known_ms: number])[] | null;
}

/** What others have to say of a person's place as of an instant, in one query. */
export async function readSurroundings({ db }: Tx, asked: AskedPerson): Promise<Surroundings> {
  const { key, exposure } = asked;
  const { rows } = await sql<Found>`
    with ${nearby(asked)} ${exposure === 'on' ? beyond(asked) : sql``}
    select
      coalesce((select json_agg(json_build_array(owner, peer, reached, reached_by)) from shown), '[]') as ties,
      coalesce((select json_agg(key) from (${withRecords(asked)}) known), '[]') as observed,
      ${declaredByOthers(asked)} as declared,
      ${exposure === 'on' ? labelsOfShown(asked) : sql`null`} as labels`.execute(db);
  const [{ ties, observed, declared, labels }] = rows as [Found];
  return {
    key,
    ties: ties.map(([owner, peer, out, into]): Tie => ({ owner, peer, out, in: into })),
    observed,
    declared: declared.map(([owner, contact, known_ms]): DeclaredTie => ({ owner, contact, known_ms })),
    labels: labels?.map(([person, defaulted, known_ms]): DatedLabel => ({ person, defaulted, known_ms })) ?? null,
  };
}

/**
 * Ties of which a condition is true, as they were known at the instant. The fence keeps the planner from reckoning ties before
 * it has chosen them: that costs a thousand times what finding them does.
 */
function knownTies({ asOf, days }: AskedPerson, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const { first_day, today } = days;
  const at_ms = asOf.epochMilliseconds;
  return sql`
    select t.owner, t.peer, k.reached, k.reached_by
      from (select * from tie where ${condition} offset 0) t
        cross join lateral tie_at(
          t.days, t.since_ms, t.outs, t.ins, ${first_day}::integer, ${today}::integer, ${at_ms}::bigint) k
      where k.reached + k.reached_by > 0`;
}

/** Contacts by either side's records, what they tell of the person, and what they tell of each other. */
function nearby(asked: AskedPerson): RawBuilder<unknown> {
  const { key, contacts } = asked;
  const nearKeys = sql`any (array(select key from around))`;
  return sql`
    told as materialized (
      ${knownTies(asked, sql`peer = ${key} and owner <> ${key}`)} limit ${mostContacts}
    ), around as materialized (
      select unnest(${contacts}::text[]) as key union select owner from told
    ), among as materialized (
      ${knownTies(asked, sql`owner = ${nearKeys} and peer = ${nearKeys}`)}
    )${asked.exposure === 'on' ? sql`` : sql`, shown as (select * from told union all select * from among)`}`;
}

/** Who else is tied to each contact. */
function beyond(asked: AskedPerson): RawBuilder<unknown> {
  const ofContact = (side: 'owner' | 'peer') =>
    sql`(${knownTies(asked, sql`${sql.ref(side)} = around.key and owner <> ${asked.key}`)} limit ${mostSharers})`;
  return sql`, shown as (
      select * from told union select * from among
      union
      select tied.* from around cross join lateral (${ofContact('peer')} union all ${ofContact('owner')}) tied
    )`;
}

/** Contacts who have records of their own, by the first of their ties that shows. */
function withRecords(asked: AskedPerson): RawBuilder<unknown> {
  return sql`
    select key from around cross join lateral (${knownTies(asked, sql`owner = around.key`)} limit 1) tied`;
}

function declaredByOthers({ key, named, asOf }: AskedPerson): RawBuilder<unknown> {
  return sql`coalesce((
    select json_agg(json_build_array(owner, contact, extract(epoch from declared_at) * 1000))
      from declared_tie
      where contact = any (${named}::text[]) and owner <> ${key}
        and declared_at < ${asOf} and (ended_at is null or ended_at > ${asOf})), '[]')`;
}

/** Outcomes that had happened and were known by then. */
function labelsOfShown({ asOf }: AskedPerson): RawBuilder<unknown> {
  return sql`coalesce((
    select json_agg(json_build_array(
        n.key, o.defaulted, extract(epoch from greatest(o.happened_at, o.known_at)) * 1000))
      from node n join outcome o using (tenant, line_id)
      where n.key in (select key from around union select owner from shown union select peer from shown)
        and greatest(o.happened_at, o.known_at) < ${asOf}), '[]')`;
}
