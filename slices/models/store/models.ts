import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ModelId, ModelSummary } from '../contract.ts';
import { leadingRole } from '../rules/lifecycle.ts';
import type { AssignmentRow, ModelRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** What an inventory needs of a model: all but its document. */
export type Listed = Omit<ModelRow, 'document'>;

const listed = [
  'id',
  'tenant',
  'name',
  'kind',
  'simulated',
  'segments',
  'metrics',
  'document_hash',
  'registered_at',
] as const satisfies readonly (keyof Listed)[];

/** False when the same document is registered already. */
export async function insertModel({ db, context }: Tx, row: Omit<ModelRow, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('model')
    .values({ ...row, tenant: context.tenant, metrics: toJson(row.metrics) })
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

export function toSummary(row: Listed, assignments: readonly AssignmentRow[]): ModelSummary {
  const own = assignments.filter(({ model_id }) => model_id === row.id);
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    segments: row.segments,
    role: leadingRole(own.map(({ role }) => role)),
    simulated: row.simulated,
    registeredAt: row.registered_at.toString(),
    documentHash: row.document_hash,
    metrics: row.metrics,
  };
}
