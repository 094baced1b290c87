import type { SliceTransaction } from '@lendline/platform';
import type { Duty, ModelId } from '../contract.ts';
import type { DutyRow, MaterialityRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** Gives a duty to somebody; who held it before stands in the audit trail. */
export async function setDutyRow(
  { db, context }: Tx,
  { model, duty, holder }: { readonly model: ModelId; readonly duty: Duty; readonly holder: string },
): Promise<void> {
  const since = context.now();
  await db
    .insertInto('duty')
    .values({ tenant: context.tenant, model_id: model, duty, holder, since })
    .onConflict((conflict) => conflict.columns(['tenant', 'model_id', 'duty']).doUpdateSet({ holder, since }))
    .execute();
}

/** Gives a model the duties and the stakes of another, as far as it has none of its own. */
export async function inheritCare({ db, context }: Tx, { from, to }: { readonly from: ModelId; readonly to: ModelId }) {
  const since = context.now();
  await db
    .insertInto('duty')
    .columns(['tenant', 'model_id', 'duty', 'holder', 'since'])
    .expression((given) =>
      given
        .selectFrom('duty')
        .select((row) => ['tenant', row.val(to).as('model_id'), 'duty', 'holder', row.val(since).as('since')])
        .where('model_id', '=', from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('materiality')
    .columns(['tenant', 'model_id', 'intended_use', 'exposure', 'note', 'set_by', 'set_at'])
    .expression((given) =>
      given
        .selectFrom('materiality')
        .select((row) => ['tenant', row.val(to).as('model_id'), 'intended_use', 'exposure', 'note', 'set_by', 'set_at'])
        .where('model_id', '=', from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function allDuties({ db }: Tx): Promise<readonly DutyRow[]> {
  return db.selectFrom('duty').selectAll().execute();
}

export async function dutiesOf({ db }: Tx, model: ModelId): Promise<readonly DutyRow[]> {
  return db.selectFrom('duty').selectAll().where('model_id', '=', model).execute();
}

export async function setMaterialityRow({ db, context }: Tx, row: Omit<MaterialityRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('materiality')
    .values({ ...row, tenant: context.tenant })
    .onConflict((conflict) => conflict.columns(['tenant', 'model_id']).doUpdateSet(row))
    .execute();
}

export async function allMaterialities({ db }: Tx): Promise<readonly MaterialityRow[]> {
  return db.selectFrom('materiality').selectAll().execute();
}
