import type { LineId } from '@lendline/lines/contract';
import { type SliceTransaction, toJson } from '@lendline/platform';
import { sql } from 'kysely';
import type { CaseEvent, CaseEventKind, CasePriority, CaseState, FraudCase, FraudCaseId } from '../contract.ts';
import type { AlertRow, CaseRow, FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Two alerts about the same people wait for one another, so that they find or open one case. In the order of ids: no deadlock. */
export async function lockPeople({ db, context }: Tx, lines: readonly LineId[]): Promise<void> {
  const names = [...new Set(lines)].toSorted().map((line) => `fraud-case ${context.tenant} ${line}`);
  await sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${names}::text[]) as name`.execute(db);
}

/** The oldest case that goes on and is about any of these people, held until the transaction ends. */
export async function lockOpenCaseOf({ db }: Tx, lines: readonly LineId[]): Promise<CaseRow | undefined> {
  return db
    .selectFrom('fraud_case')
    .selectAll()
    .where('state', 'in', ['open', 'snoozed'])
    .where('id', 'in', (of) =>
      of.selectFrom('case_person').select('case_id').where('is_open', '=', true).where('line_id', 'in', lines),
    )
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function lockCase({ db }: Tx, id: FraudCaseId): Promise<CaseRow | undefined> {
  return db.selectFrom('fraud_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Both in the order of ids, so that two merges of the same cases never wait for one another. */
export async function lockCases({ db }: Tx, ids: readonly FraudCaseId[]): Promise<readonly CaseRow[]> {
  return db.selectFrom('fraud_case').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

export async function insertCase({ db }: Tx, row: CaseRow): Promise<void> {
  await db.insertInto('fraud_case').values(row).execute();
}

export async function updateCase({ db }: Tx, id: FraudCaseId, change: Partial<CaseRow>): Promise<CaseRow> {
  return db.updateTable('fraud_case').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** Adds people to a case that goes on. Who is in another one that does stays there. */
export async function addPeople({ db, context }: Tx, id: FraudCaseId, lines: readonly LineId[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = [...new Set(lines)].map((line) => ({
    tenant: context.tenant,
    case_id: id,
    line_id: line,
    is_open: true,
  }));
  await db
    .insertInto('case_person')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The people of a case no longer have it, or have it again, as the one that goes on. */
export async function setPeopleOpen({ db }: Tx, id: FraudCaseId, isOpen: boolean): Promise<void> {
  await db.updateTable('case_person').set({ is_open: isOpen }).where('case_id', '=', id).execute();
}

export async function peopleOf({ db }: Tx, id: FraudCaseId): Promise<readonly LineId[]> {
  const rows = await db
    .selectFrom('case_person')
    .select('line_id')
    .where('case_id', '=', id)
    .orderBy('line_id')
    .execute();
  return rows.map(({ line_id }) => line_id);
}

/** Adds an alert; false when the assessment has one already. */
export async function insertAlert({ db }: Tx, row: AlertRow): Promise<boolean> {
  const inserted = await db
    .insertInto('fraud_alert')
    .values({ ...row, hits: toJson(row.hits), list_hits: toJson(row.list_hits) })
    .onConflict((conflict) => conflict.columns(['tenant', 'assessment_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function alertOfAssessment({ db }: Tx, assessment: string): Promise<FraudCaseId | undefined> {
  const row = await db
    .selectFrom('fraud_alert')
    .select('case_id')
    .where('assessment_id', '=', assessment as AlertRow['assessment_id'])
    .executeTakeFirst();
  return row?.case_id;
}

/** Cases that were merged into one, however far away, and that one itself. */
export async function familyOf({ db }: Tx, id: FraudCaseId): Promise<readonly FraudCaseId[]> {
  const { rows } = await sql<{ id: FraudCaseId }>`
    with recursive family(id) as (
      select ${id}::text union select fraud_case.id from fraud_case join family on fraud_case.merged_into = family.id)
    select id from family order by id`.execute(db);
  return rows.map((row) => row.id);
}

export async function alertsOf({ db }: Tx, ids: readonly FraudCaseId[]): Promise<readonly AlertRow[]> {
  return db
    .selectFrom('fraud_alert')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export interface NewCaseEvent {
  readonly id: FraudCaseId;
  readonly kind: CaseEventKind;
  readonly by: string;
  readonly note?: string | null;
  readonly about?: string | null;
}

export async function noteCaseEvent({ db, context }: Tx, event: NewCaseEvent): Promise<void> {
  await db
    .insertInto('case_event')
    .values({
      tenant: context.tenant,
      case_id: event.id,
      kind: event.kind,
      at: context.now(),
      by_whom: event.by,
      note: event.note ?? null,
      about: event.about ?? null,
    })
    .execute();
}

export async function eventsOf({ db }: Tx, ids: readonly FraudCaseId[]): Promise<readonly CaseEvent[]> {
  const rows = await db.selectFrom('case_event').selectAll().where('case_id', 'in', ids).orderBy('seq').execute();
  return rows.map((row) => ({
    seq: Number(row.seq),
    caseId: row.case_id,
    kind: row.kind,
    at: row.at.toString(),
    by: row.by_whom,
    note: row.note,
    about: row.about,
  }));
}

export interface QueueFilter {
  readonly state?: CaseState | undefined;
  readonly priority?: CasePriority | undefined;
  /** Null is nobody; undefined is anybody. */
  readonly assignedTo?: string | null | undefined;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** The most urgent first, then those that have waited the longest. */
export async function selectQueue(
  { db }: Tx,
  { state, priority, assignedTo }: QueueFilter,
  { limit, offset }: Page,
): Promise<{ readonly rows: readonly CaseRow[]; readonly total: number }> {
  let query = db.selectFrom('fraud_case');
  if (state !== undefined) query = query.where('state', '=', state);
  if (priority !== undefined) query = query.where('priority', '=', priority);
  if (assignedTo === null) query = query.where('assigned_to', 'is', null);
  else if (assignedTo !== undefined) query = query.where('assigned_to', '=', assignedTo);
  const counted = await query.select(({ fn }) => fn.countAll<bigint>().as('cases')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy(sql`array_position(array['urgent', 'high', 'normal'], priority)`)
    .orderBy('waiting_since')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(counted.cases) };
}

export async function casesOf({ db }: Tx, ids: readonly FraudCaseId[]): Promise<readonly CaseRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('fraud_case').selectAll().where('id', 'in', ids).orderBy('id', 'desc').execute();
}

/** Cases of any of these people. */
export async function caseIdsOfPeople({ db }: Tx, lines: readonly LineId[]): Promise<readonly FraudCaseId[]> {
  if (lines.length === 0) return [];
  const rows = await db.selectFrom('case_person').select('case_id').distinct().where('line_id', 'in', lines).execute();
  return rows.map(({ case_id }) => case_id);
}

export async function caseIdsOfApplication({ db }: Tx, application: string): Promise<readonly FraudCaseId[]> {
  const rows = await db
    .selectFrom('fraud_alert')
    .select('case_id')
    .distinct()
    .where('application_id', '=', application)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

export interface CaseFacts {
  readonly people: readonly LineId[];
  readonly alerts: number;
  readonly typologies: FraudCase['typologies'];
}

/** Who cases are about and what is behind them; of merged cases as well, whose people and alerts went on with them. */
export async function factsOf({ db }: Tx, ids: readonly FraudCaseId[]): Promise<ReadonlyMap<FraudCaseId, CaseFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<CaseFacts & { id: FraudCaseId }>`
    with recursive family(root, id) as (
      select id, id from unnest(${[...ids]}::text[]) as id
      union select family.root, fraud_case.id from fraud_case join family on fraud_case.merged_into = family.id),
    hits as (
      select family.root, hit->>'typology' as typology, (array_agg(hit->'title' order by fraud_alert.id desc))[1] as title,
             bool_or(hit->>'outcome' = 'interdict') as interdicts
        from family join fraud_alert on fraud_alert.case_id = family.id, jsonb_array_elements(fraud_alert.hits) as hit
        group by 1, 2)
    select asked.id,
      (select coalesce(jsonb_agg(distinct line_id), '[]') from case_person join family on family.id = case_id
        where family.root = asked.id) as people,
      (select count(*)::integer from fraud_alert join family on family.id = case_id where family.root = asked.id) as alerts,
      (select coalesce(jsonb_agg(jsonb_build_object('typology', typology, 'title', title)
                                 order by interdicts desc, typology), '[]')
        from hits where hits.root = asked.id) as typologies
      from unnest(${[...ids]}::text[]) as asked(id)`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
