import { newId } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { AlertId, ModelAlert, ModelId } from '../contract.ts';
import { alertText } from '../rules/alert-text.ts';
import type { Finding } from '../rules/findings.ts';
import type { AlertRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

export interface ToRaise {
  readonly model: ModelId;
  readonly role: ModelAlert['role'];
  readonly week: Temporal.PlainDate;
  readonly owner: string;
  readonly found: Finding;
}

/** Raises a finding once: an open alert is brought up to date, and a week that somebody has looked at stays quiet. */
export async function raiseAlert(
  { db, context }: Tx,
  { model, role, week, owner, found }: ToRaise,
): Promise<AlertId | null> {
  const { finding, about, figure, threshold } = found;
  const open = await db
    .updateTable('model_alert')
    .set({ role, last_week: week, figure, threshold })
    .where('model_id', '=', model)
    .where('finding', '=', finding)
    .where('about', '=', about)
    .where('acknowledged_at', 'is', null)
    .where('last_week', '<=', week)
    .returning('id')
    .execute();
  if (open.length > 0) return null;
  const looked = await db
    .selectFrom('model_alert')
    .select('id')
    .where('model_id', '=', model)
    .where('finding', '=', finding)
    .where('about', '=', about)
    .where('last_week', '>=', week)
    .executeTakeFirst();
  if (looked) return null;
  const id = newId('alert', context.now());
  const seen = { finding, about, week, last_week: week, figure, threshold };
  const unread = { acknowledged_at: null, acknowledged_by: null, note: null };
  const inserted = await db
    .insertInto('model_alert')
    .values({ id, tenant: context.tenant, model_id: model, role, ...seen, ...unread, owner, raised_at: context.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted ? id : null;
}

const withModel = (db: Tx['db']) =>
  db
    .selectFrom('model_alert')
    .innerJoin('model', 'model.id', 'model_alert.model_id')
    .selectAll('model_alert')
    .select('model.name as model_name');

/** Newest first. */
export async function listAlerts(
  { db }: Tx,
  { state }: { readonly state?: 'open' | 'acknowledged' | undefined },
): Promise<readonly ModelAlert[]> {
  const all = withModel(db).orderBy('raised_at', 'desc').orderBy('model_alert.id', 'desc').limit(500);
  const rows = await (
    state === undefined ? all : all.where('acknowledged_at', state === 'open' ? 'is' : 'is not', null)
  ).execute();
  return rows.map((row) => toAlert(row, row.model_name));
}

/** Acknowledges once: the first note stays. Undefined when there is no such alert. */
export async function acknowledge(
  { db, context }: Tx,
  { id, by, note }: { readonly id: AlertId; readonly by: string; readonly note: string },
): Promise<{ readonly alert: ModelAlert; readonly now: boolean } | undefined> {
  const noted = await db
    .updateTable('model_alert')
    .set({ acknowledged_at: context.now(), acknowledged_by: by, note })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  const row = await withModel(db).where('model_alert.id', '=', id).executeTakeFirst();
  return row && { alert: toAlert(row, row.model_name), now: noted !== undefined };
}

export async function openAlertsByModel({ db }: Tx): Promise<ReadonlyMap<ModelId, number>> {
  const rows = await db
    .selectFrom('model_alert')
    .select(({ fn }) => ['model_id', fn.countAll<bigint>().as('alerts')])
    .where('acknowledged_at', 'is', null)
    .groupBy('model_id')
    .execute();
  return new Map(rows.map(({ model_id, alerts }) => [model_id, Number(alerts)]));
}

function toAlert(row: AlertRow, modelName: string): ModelAlert {
  const about = row.about === '' ? null : row.about;
  return {
    id: row.id,
    modelId: row.model_id,
    modelName,
    role: row.role,
    finding: row.finding,
    about,
    week: row.week.toString(),
    lastWeek: row.last_week.toString(),
    figure: row.figure,
    threshold: row.threshold,
    owner: row.owner,
    raisedAt: row.raised_at.toString(),
    acknowledgedAt: row.acknowledged_at?.toString() ?? null,
    acknowledgedBy: row.acknowledged_by,
    note: row.note,
    text: alertText({ finding: row.finding, about, figure: row.figure, threshold: row.threshold }),
  };
}
