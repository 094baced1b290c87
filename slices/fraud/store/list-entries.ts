import type { Entity } from '@lendline/graph';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { ListEntry, ListEntryId, ListEntryState, ListEvent, ListName } from '../contract.ts';
import { isInForce } from '../rules/list-lifecycle.ts';
import type { FraudTables, ListEntryRow } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Adds an entry; false when the value is on that list already or waits to be. */
export async function insertEntry({ db }: Tx, row: ListEntryRow): Promise<boolean> {
  const inserted = await db
    .insertInto('list_entry')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** An entry whose time is over makes room for a new one; it ended when it said that it would. */
export async function endWhatIsOver({ db, context }: Tx, { kind, key }: Entity): Promise<readonly ListEntryRow[]> {
  return db
    .updateTable('list_entry')
    .set({ state: 'ended', ended_by: 'time', ended_at: sql<Temporal.Instant>`until_at` })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('state', 'in', ['active', 'unreviewed'])
    .where('until_at', '<=', context.now())
    .returningAll()
    .execute();
}

/** Held until the transaction ends: of two who decide at once, one comes too late. */
export async function lockEntry({ db }: Tx, id: ListEntryId): Promise<ListEntryRow | undefined> {
  return db.selectFrom('list_entry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findEntry({ db }: Tx, id: ListEntryId): Promise<ListEntryRow | undefined> {
  return db.selectFrom('list_entry').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function updateEntry({ db }: Tx, id: ListEntryId, change: Partial<ListEntryRow>): Promise<ListEntryRow> {
  return db.updateTable('list_entry').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

export interface EntryFilter {
  readonly list?: ListName | undefined;
  readonly kind?: Entity['kind'] | undefined;
  readonly state?: ListEntryState | undefined;
  readonly inForce?: boolean | undefined;
  readonly before?: ListEntryId | undefined;
  readonly key?: string | undefined;
}

/** Newest first. */
export async function selectEntries(
  { db, context }: Tx,
  { list, kind, state, inForce, before, key }: EntryFilter,
  limit: number,
): Promise<readonly ListEntryRow[]> {
  let query = db.selectFrom('list_entry').selectAll().orderBy('id', 'desc').limit(limit);
  if (list !== undefined) query = query.where('list', '=', list);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (key !== undefined) query = query.where('key', '=', key);
  if (state !== undefined) query = query.where('state', '=', state);
  if (before !== undefined) query = query.where('id', '<', before);
  if (inForce !== undefined) {
    const counts = sql<boolean>`(state in ('active', 'unreviewed') and from_at <= ${context.now()}
      and (until_at is null or until_at > ${context.now()}))`;
    query = query.where(inForce ? counts : sql<boolean>`not ${counts}`);
  }
  return query.execute();
}

/**
 * Entries that counted for any of these entities at an instant and were known by then: what an assessment as of then sees. An end
 * is seen once it happened, so that a reading of the past does not change when an entry is ended later.
 */
export async function entriesOn(
  { db }: Tx,
  entities: readonly Entity[],
  asOf: Temporal.Instant,
): Promise<readonly ListEntryRow[]> {
  if (entities.length === 0) return [];
  return db
    .selectFrom('list_entry')
    .selectAll()
    .where(
      sql<boolean>`(kind, key) in (select * from unnest(
        ${entities.map(({ kind }) => kind)}::text[], ${entities.map(({ key }) => key)}::text[]))`,
    )
    .where('known_at', '<=', asOf)
    .where('from_at', '<=', asOf)
    .where((of) => of.or([of('until_at', 'is', null), of('until_at', '>', asOf)]))
    .where((of) => of.or([of('ended_at', 'is', null), of('ended_at', '>', asOf)]))
    .orderBy('id')
    .execute();
}

/** Entries of one origin that count or may come to. */
export async function lockEntriesOf({ db }: Tx, origin: string): Promise<readonly ListEntryRow[]> {
  return db
    .selectFrom('list_entry')
    .selectAll()
    .where('origin', '=', origin)
    .where('state', 'in', ['active', 'unreviewed', 'waiting'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function noteEntryEvent(
  { db, context }: Tx,
  event: { readonly id: ListEntryId; readonly kind: ListEvent['kind']; readonly by: string; readonly note: string },
): Promise<void> {
  await db
    .insertInto('list_event')
    .values({
      tenant: context.tenant,
      entry_id: event.id,
      kind: event.kind,
      at: context.now(),
      by_whom: event.by,
      note: event.note,
    })
    .execute();
}

export async function eventsOfEntry({ db }: Tx, id: ListEntryId): Promise<readonly ListEvent[]> {
  const rows = await db.selectFrom('list_event').selectAll().where('entry_id', '=', id).orderBy('seq').execute();
  return rows.map(({ kind, at, by_whom: by, note }) => ({ kind, at: at.toString(), by, note }));
}

export function toEntry(row: ListEntryRow, now: Temporal.Instant): ListEntry {
  return {
    id: row.id,
    list: row.list,
    kind: row.kind,
    masked: row.masked,
    reason: row.reason,
    source: row.source,
    caseId: row.source === 'own-case' ? (row.origin as ListEntry['caseId']) : null,
    from: row.from_at.toString(),
    until: row.until_at?.toString() ?? null,
    state: row.state,
    inForce: isInForce(row, now),
    askedBy: row.asked_by,
    askedAt: row.asked_at.toString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toString() ?? null,
    note: row.note,
    endedBy: row.ended_by,
    endedAt: row.ended_at?.toString() ?? null,
  };
}
