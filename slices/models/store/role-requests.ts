import type { SliceTransaction } from '@lendline/platform';
import type { ModelId, RoleRequest, RoleRequestId } from '../contract.ts';
import type { ModelsTables, RoleRequestRow } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

export async function insertRequest({ db, context }: Tx, row: Omit<RoleRequestRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('role_request')
    .values({ ...row, tenant: context.tenant })
    .execute();
}

export async function findRequest({ db }: Tx, id: RoleRequestId): Promise<RoleRequestRow | undefined> {
  return db.selectFrom('role_request').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function waitingRequestOf({ db }: Tx, model: ModelId): Promise<RoleRequestRow | undefined> {
  return db
    .selectFrom('role_request')
    .selectAll()
    .where('model_id', '=', model)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
}

/** Newest first. */
export async function listRequests(
  { db }: Tx,
  { state, model }: { readonly state?: RoleRequest['state'] | undefined; readonly model?: ModelId },
): Promise<readonly RoleRequest[]> {
  let query = db
    .selectFrom('role_request')
    .innerJoin('model', 'model.id', 'role_request.model_id')
    .selectAll('role_request')
    .select('model.name as model_name');
  if (state !== undefined) query = query.where('role_request.state', '=', state);
  if (model !== undefined) query = query.where('role_request.model_id', '=', model);
  const rows = await query.orderBy('asked_at', 'desc').orderBy('role_request.id', 'desc').limit(500).execute();
  return rows.map((row) => toRequest(row, row.model_name));
}

export async function decideRequest(
  { db, context }: Tx,
  id: RoleRequestId,
  decided: { readonly state: RoleRequest['state']; readonly by: string; readonly note: string },
): Promise<RoleRequestRow> {
  return db
    .updateTable('role_request')
    .set({
      state: decided.state,
      decided_by: decided.by,
      decided_at: context.now(),
      decision_note: decided.note,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Makes a request somebody else's. */
export async function takeOver({ db }: Tx, id: RoleRequestId, by: string): Promise<RoleRequestRow> {
  return db
    .updateTable('role_request')
    .set({ asked_by: by })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function toRequest(row: RoleRequestRow, modelName: string): RoleRequest {
  return {
    id: row.id,
    modelId: row.model_id,
    modelName,
    segments: row.segments,
    to: row.to_role,
    kind: row.kind,
    emergency: row.emergency,
    note: row.note,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toString(),
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toString() ?? null,
    decisionNote: row.decision_note,
  };
}
