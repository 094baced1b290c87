import type { SliceTransaction } from '@lendline/platform';
import type { StrategyId } from '../contract.ts';
import type { DecisionsTables, StrategyRevisionRow, StrategyRow, StrategyVersionRow } from './tables.ts';

type Tx = SliceTransaction<DecisionsTables>;

/** A version with who saved the revision that it is at. */
export type Listed = StrategyVersionRow & Pick<StrategyRevisionRow, 'document_hash' | 'saved_by' | 'saved_at'>;

/** The same with its document, which is long. */
export type Stored = Listed & Pick<StrategyRevisionRow, 'document'>;

/** The text of a graph and its pack, the first time they decide together. */
export async function keepStrategy({ db, context }: Tx, row: Omit<StrategyRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('strategy')
    .values({ ...row, tenant: context.tenant })
    .onConflict((conflict) => conflict.columns(['tenant', 'version']).doNothing())
    .execute();
}

export async function findStrategy({ db }: Tx, version: string): Promise<StrategyRow | undefined> {
  return db.selectFrom('strategy').selectAll().where('version', '=', version).executeTakeFirst();
}

function listedSelect(db: Tx['db']) {
  return db
    .selectFrom('strategy_version as version')
    .innerJoin('strategy_revision as revision', (join) =>
      join
        .onRef('revision.strategy_id', '=', 'version.id')
        .onRef('revision.revision', '=', 'version.revision')
        .onRef('revision.tenant', '=', 'version.tenant'),
    )
    .selectAll('version')
    .select(['revision.document_hash', 'revision.saved_by', 'revision.saved_at']);
}

/** Newest first. */
export async function allVersions({ db }: Tx): Promise<readonly Listed[]> {
  return listedSelect(db).orderBy('version.number', 'desc').execute();
}

export async function findVersion({ db }: Tx, id: StrategyId): Promise<Stored | undefined> {
  return listedSelect(db).select('revision.document').where('version.id', '=', id).executeTakeFirst();
}

/**
 * The same, and nobody else changes it before this transaction ends. Locked before it is read: a join that had to wait would
 * look for the revision of now among the revisions of before.
 */
export async function lockVersion(tx: Tx, id: StrategyId): Promise<Stored | undefined> {
  const locked = await tx.db
    .selectFrom('strategy_version')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked && findVersion(tx, id);
}

export async function newestNumber({ db }: Tx): Promise<number> {
  const row = await db
    .selectFrom('strategy_version')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** False when another took the number meanwhile. */
export async function insertVersion(
  { db, context }: Tx,
  row: Omit<StrategyVersionRow, 'tenant' | 'created_at'>,
): Promise<boolean> {
  const inserted = await db
    .insertInto('strategy_version')
    .values({ ...row, tenant: context.tenant, created_at: context.now() })
    .onConflict((conflict) => conflict.columns(['tenant', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function insertRevision(
  { db, context }: Tx,
  row: Omit<StrategyRevisionRow, 'tenant' | 'saved_at'>,
): Promise<void> {
  await db
    .insertInto('strategy_revision')
    .values({ ...row, tenant: context.tenant, saved_at: context.now() })
    .execute();
}

export async function changeVersion(
  { db }: Tx,
  id: StrategyId,
  change: Partial<Pick<StrategyVersionRow, 'state' | 'revision' | 'is_beside'>>,
): Promise<void> {
  await db.updateTable('strategy_version').set(change).where('id', '=', id).execute();
}

/** Newest first. */
export async function revisionsOf(
  { db }: Tx,
  id: StrategyId,
): Promise<readonly Omit<StrategyRevisionRow, 'document'>[]> {
  return db
    .selectFrom('strategy_revision')
    .select(['tenant', 'strategy_id', 'revision', 'document_hash', 'note', 'saved_by', 'saved_at'])
    .where('strategy_id', '=', id)
    .orderBy('revision', 'desc')
    .execute();
}

export async function documentAt(
  { db }: Tx,
  of: { readonly strategy: StrategyId; readonly revision: number },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('strategy_revision')
    .select('document')
    .where('strategy_id', '=', of.strategy)
    .where('revision', '=', of.revision)
    .executeTakeFirst();
  return row?.document;
}

/** Whether a document that a pack wrote was made a version before. */
export async function isSeeded({ db }: Tx, documentHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('strategy_revision as revision')
    .innerJoin('strategy_version as version', 'version.id', 'revision.strategy_id')
    .select('version.id')
    .where('revision.document_hash', '=', documentHash)
    .where('version.origin', '=', 'pack')
    .executeTakeFirst();
  return row !== undefined;
}

/** The versions that are evaluated beside the live one. */
export async function versionsBeside({ db }: Tx): Promise<readonly Stored[]> {
  return listedSelect(db)
    .select('revision.document')
    .where('version.is_beside', '=', true)
    .orderBy('version.number')
    .execute();
}
