import { newId } from '@lendline/kernel';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { DriftAlert, DriftAlertId } from '../contract.ts';
import type { Drift } from '../rules/drift.ts';
import { driftText } from '../rules/drift-text.ts';
import type { DriftAlertTable, RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** Raises an alert once a week; null when the week has it already. */
export async function raiseAlert(
  { db, context }: Tx,
  { kind, week, drift }: { readonly kind: string; readonly week: Temporal.PlainDate; readonly drift: Drift },
): Promise<DriftAlertId | null> {
  const id = newId('drift', context.now());
  const inserted = await db
    .insertInto('drift_alert')
    .values({
      id,
      tenant: context.tenant,
      kind,
      week,
      finding: drift.finding,
      about: drift.about ?? '',
      figure: drift.figure,
      threshold: drift.threshold,
      words: toJson(drift.words),
      raised_at: context.now(),
      acknowledged_at: null,
      acknowledged_by: null,
      note: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'kind', 'week', 'finding', 'about']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted ? id : null;
}

/** Newest first. */
export async function listAlerts(
  { db }: Tx,
  { state }: { readonly state?: 'open' | 'acknowledged' | undefined },
): Promise<readonly DriftAlert[]> {
  const all = db.selectFrom('drift_alert').selectAll().orderBy('raised_at', 'desc').orderBy('id', 'desc').limit(500);
  const rows = await (
    state === undefined ? all : all.where('acknowledged_at', state === 'open' ? 'is' : 'is not', null)
  ).execute();
  return rows.map(toAlert);
}

export async function findAlert({ db }: Tx, id: DriftAlertId): Promise<DriftAlert | undefined> {
  const row = await db.selectFrom('drift_alert').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toAlert(row);
}

/** Acknowledges once: the first note stays. Undefined when there is no such alert. */
export async function acknowledge(
  tx: Tx,
  { id, by, note }: { readonly id: DriftAlertId; readonly by: string; readonly note: string },
): Promise<{ readonly alert: DriftAlert; readonly now: boolean } | undefined> {
  const { db, context } = tx;
  const noted = await db
    .updateTable('drift_alert')
    .set({ acknowledged_at: context.now(), acknowledged_by: by, note })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (noted) return { alert: toAlert(noted), now: true };
  const standing = await findAlert(tx, id);
  return standing && { alert: standing, now: false };
}

type AlertRow = Omit<DriftAlertTable, 'words'> & { readonly words: readonly string[] };

function toAlert(row: AlertRow): DriftAlert {
  const facts = {
    kind: row.kind,
    finding: row.finding,
    column: row.about === '' ? null : row.about,
    figure: row.figure,
    words: row.words,
  };
  return {
    ...facts,
    id: row.id,
    week: row.week.toString(),
    threshold: row.threshold,
    raisedAt: row.raised_at.toString(),
    acknowledgedAt: row.acknowledged_at?.toString() ?? null,
    note: row.note,
    text: driftText(facts),
  };
}
