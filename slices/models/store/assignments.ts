import type { SliceTransaction } from '@lendline/platform';
import type { ModelId, ModelRole, Segment } from '../contract.ts';
import type { AssignmentRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

export async function insertAssignments(
  { db, context }: Tx,
  of: { readonly model: ModelId; readonly segments: readonly Segment[]; readonly role: ModelRole },
): Promise<void> {
  const rows = of.segments.map((segment) => ({
    tenant: context.tenant,
    model_id: of.model,
    segment,
    role: of.role,
    since: context.now(),
  }));
  await db.insertInto('assignment').values(rows).execute();
}

export async function allAssignments({ db }: Tx): Promise<readonly AssignmentRow[]> {
  return db.selectFrom('assignment').selectAll().orderBy('segment').execute();
}

export async function assignmentsOf({ db }: Tx, model: ModelId): Promise<readonly AssignmentRow[]> {
  return db.selectFrom('assignment').selectAll().where('model_id', '=', model).orderBy('segment').execute();
}

/** The models that score a segment: the champion decides, challengers and shadows are computed beside it. */
export async function scorersOf({ db }: Tx, segment: Segment): Promise<readonly AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('segment', '=', segment)
    .where('role', 'in', ['champion', 'challenger', 'shadow'])
    .orderBy('model_id')
    .execute();
}

export async function championOf({ db }: Tx, segment: Segment): Promise<ModelId | undefined> {
  return (await championSelect(db, segment).executeTakeFirst())?.model_id;
}

/** The same as a statement alone, for a decision that waits: one round trip. */
export function championSelect(db: Tx['db'], segment: Segment) {
  return db.selectFrom('assignment').select('model_id').where('segment', '=', segment).where('role', '=', 'champion');
}

export async function setRole(
  { db, context }: Tx,
  of: { readonly model: ModelId; readonly segment: Segment; readonly role: ModelRole },
): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ role: of.role, since: context.now() })
    .where('model_id', '=', of.model)
    .where('segment', '=', of.segment)
    .execute();
}
