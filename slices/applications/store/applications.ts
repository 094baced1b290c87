import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { sql, type Updateable } from 'kysely';
import type { ApplicationId, ApplicationState } from '../contract.ts';
import { closedStates, waitingStates } from '../rules/lifecycle.ts';
import type { ApplicationsTables, StoredApplication } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;

/** Adds an application unless its request has started one or the line has an open one; answers the one that there is now. */
export async function insertUnlessKept(tx: Tx, row: StoredApplication): Promise<StoredApplication> {
  const before = await ofRequest(tx, row);
  if (before) return before;
  const inserted = await tx.db
    .insertInto('application')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return inserted ?? (await openOfLine(tx, row.line_id)) ?? row;
}

async function ofRequest(
  { db }: Tx,
  { line_id, request_key }: StoredApplication,
): Promise<StoredApplication | undefined> {
  if (request_key === null) return undefined;
  const rows = db.selectFrom('application').selectAll().where('line_id', '=', line_id);
  return rows.where('request_key', '=', request_key).executeTakeFirst();
}

export async function openOfLine({ db }: Tx, line: LineId): Promise<StoredApplication | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('line_id', '=', line)
    .where('state', 'not in', closedStates)
    .executeTakeFirst();
}

export async function findApplication({ db }: Tx, id: ApplicationId): Promise<StoredApplication | undefined> {
  return selectApplication(db, id).executeTakeFirst();
}

export function selectApplication(db: Tx['db'], id: ApplicationId) {
  return db.selectFrom('application').selectAll().where('id', '=', id);
}

/** Finds it and keeps others from changing it until the transaction ends. */
export async function lockApplication({ db }: Tx, id: ApplicationId): Promise<StoredApplication | undefined> {
  return db.selectFrom('application').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Keeps two applications of one line from being opened at once. */
export async function lockLine({ db, context }: Tx, line: LineId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`applications ${context.tenant} ${line}`}, 0))`.execute(db);
}

/** Newest first. */
export async function applicationsOfLine({ db }: Tx, line: LineId): Promise<readonly StoredApplication[]> {
  return db.selectFrom('application').selectAll().where('line_id', '=', line).orderBy('id', 'desc').execute();
}

export type Patch = Omit<Updateable<StoredApplication>, 'id' | 'tenant' | 'line_id'>;

export async function updateApplication({ db }: Tx, id: ApplicationId, patch: Patch): Promise<StoredApplication> {
  return db.updateTable('application').set(patch).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

export interface PageOfQueue {
  readonly state: ApplicationState | 'all';
  readonly limit: number;
  readonly before: ApplicationId | null;
}

/** One more than `limit`, newest first, so that the reader knows whether there are more. */
export async function pageOfQueue(
  { db }: Tx,
  { state, limit, before }: PageOfQueue,
): Promise<readonly StoredApplication[]> {
  let query = db
    .selectFrom('application')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (state !== 'all') query = query.where('state', '=', state);
  if (before !== null) query = query.where('id', '<', before);
  return query.execute();
}

/** How many wait for a person. */
export async function countWaiting({ db }: Tx): Promise<number> {
  const { count } = await db
    .selectFrom('application')
    .select((field) => field.fn.countAll<bigint>().as('count'))
    .where('state', 'in', waitingStates)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function inState({ db }: Tx, states: readonly ApplicationState[]): Promise<readonly StoredApplication[]> {
  return db.selectFrom('application').selectAll().where('state', 'in', states).execute();
}

export async function decidingOfLine({ db }: Tx, line: LineId): Promise<StoredApplication | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('line_id', '=', line)
    .where('state', '=', 'deciding')
    .forUpdate()
    .executeTakeFirst();
}
