import { sql } from 'kysely';
import type { DriftReference } from '@lendline/scoring';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ModelId, ModelSummary } from '../contract.ts';
import { leadingRole } from '../rules/lifecycle.ts';
import type { AssignmentRow, ModelRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** What an inventory needs of a model: all but its document and what it was trained from. */
export type Listed = Omit<ModelRow, 'document' | 'training_card' | 'reference'>;

const listed = [
  'id',
  'tenant',
  'name',
  'version',
  'kind',
  'simulated',
  'segments',
  'metrics',
  'document_hash',
  'registered_at',
  'registered_by',
  'data_hash',
  'code_version',
] as const satisfies readonly (keyof Listed)[];

/** False when the same document is registered already. */
export async function insertModel({ db, context }: Tx, row: Omit<ModelRow, 'tenant' | 'version'>): Promise<boolean> {
  // Two registrations of one name wait for each other, so that both get a number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${context.tenant}/${row.name}`}, 0))`.execute(db);
  const newest = await db
    .selectFrom('model')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('name', '=', row.name)
    .executeTakeFirst();
  const inserted = await db
    .insertInto('model')
    .values({
      ...row,
      tenant: context.tenant,
      version: (newest?.version ?? 0) + 1,
      metrics: toJson(row.metrics),
      training_card: row.training_card && toJson(row.training_card),
      reference: row.reference && toJson(row.reference),
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'document_hash']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Newest first. */
export async function allModels({ db }: Tx): Promise<readonly Listed[]> {
  return db.selectFrom('model').select(listed).orderBy('registered_at', 'desc').orderBy('id', 'desc').execute();
}

export async function findModel({ db }: Tx, id: ModelId): Promise<Listed | undefined> {
  return db.selectFrom('model').select(listed).where('id', '=', id).executeTakeFirst();
}

export async function modelByHash({ db }: Tx, hash: string): Promise<Listed | undefined> {
  return db.selectFrom('model').select(listed).where('document_hash', '=', hash).executeTakeFirst();
}

export async function documentOf({ db }: Tx, id: ModelId): Promise<string | undefined> {
  const row = await db.selectFrom('model').select('document').where('id', '=', id).executeTakeFirst();
  return row?.document;
}

export async function originOf({ db }: Tx, id: ModelId): Promise<Pick<ModelRow, 'training_card' | 'reference'>> {
  const row = await db
    .selectFrom('model')
    .select(['training_card', 'reference'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row;
}

/** What scores are binned by; null for a model without one. */
export async function referenceOf(tx: Tx, id: ModelId): Promise<DriftReference | null> {
  return (await originOf(tx, id)).reference;
}

export function toSummary(row: Listed, assignments: readonly AssignmentRow[]): ModelSummary {
  const own = assignments.filter(({ model_id }) => model_id === row.id);
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    kind: row.kind,
    segments: row.segments,
    role: leadingRole(own.map(({ role }) => role)),
    roles: own.map(({ segment, role, since }) => ({ segment, role, since: since.toString() })),
    simulated: row.simulated,
    registeredAt: row.registered_at.toString(),
    registeredBy: row.registered_by,
    documentHash: row.document_hash,
    dataHash: row.data_hash,
    codeVersion: row.code_version,
    metrics: row.metrics,
  };
}
