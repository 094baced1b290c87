import { type SliceTransaction, toJson } from '@lendline/platform';
import { sql } from 'kysely';
import type { TypologyTest, TypologyVersion, TypologyVersionDetail, TypologyVersionId } from '../contract.ts';
import type { FraudTables, TypologyVersionRow } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Adds a version; false when another one of its number, or a live one, is there: somebody else was quicker. */
export async function insertVersion({ db }: Tx, row: TypologyVersionRow): Promise<boolean> {
  const inserted = await db
    .insertInto('typology_version')
    .values({ ...row, document: toJson(row.document), test: row.test === null ? null : toJson(row.test) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findVersion({ db }: Tx, id: TypologyVersionId): Promise<TypologyVersionRow | undefined> {
  return db.selectFrom('typology_version').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Held until the transaction ends: of two who save at once, one comes too late. */
export async function lockVersion({ db }: Tx, id: TypologyVersionId): Promise<TypologyVersionRow | undefined> {
  return db.selectFrom('typology_version').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function liveVersion({ db }: Tx): Promise<TypologyVersionRow | undefined> {
  return db.selectFrom('typology_version').selectAll().where('state', '=', 'live').executeTakeFirst();
}

/** Only one release or rollback at a time. */
export async function lockReleases({ db, context }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fraud-typologies ${context.tenant}`}, 0))`.execute(db);
}

/** Newest first, without their documents. */
export async function listVersions({ db }: Tx): Promise<readonly TypologyVersion[]> {
  const rows = await db
    .selectFrom('typology_version')
    .selectAll()
    .select(sql<number>`jsonb_array_length(document)`.as('typologies'))
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => toVersion(row, row.typologies));
}

export async function nextVersion({ db }: Tx): Promise<number> {
  const row = await db
    .selectFrom('typology_version')
    .select(({ fn }) => fn.max('version').as('newest'))
    .executeTakeFirst();
  return Number(row?.newest ?? 0) + 1;
}

type Change = Partial<Omit<TypologyVersionRow, 'document' | 'test'>> & {
  readonly document?: readonly unknown[];
  readonly test?: TypologyTest;
};

export async function updateVersion(
  { db }: Tx,
  id: TypologyVersionId,
  { document, test, ...change }: Change,
): Promise<TypologyVersionRow> {
  return db
    .updateTable('typology_version')
    .set({
      ...change,
      ...(document !== undefined && { document: toJson(document) }),
      ...(test !== undefined && { test: toJson(test) }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function toVersion(row: Omit<TypologyVersionRow, 'document' | 'test'>, typologies: number): TypologyVersion {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    revision: row.revision,
    note: row.note,
    basedOn: row.based_on,
    typologies,
    madeBy: row.made_by,
    madeAt: row.made_at.toString(),
    savedBy: row.saved_by,
    savedAt: row.saved_at.toString(),
    submittedBy: row.submitted_by,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toString() ?? null,
    decisionNote: row.decision_note,
    documentHash: row.document_hash,
    liveSince: row.live_since?.toString() ?? null,
  };
}

export function toVersionDetail(row: TypologyVersionRow): TypologyVersionDetail {
  return {
    ...toVersion(row, row.document.length),
    document: row.document,
    test: row.tested_hash === row.document_hash ? row.test : null,
  };
}
