import { type SliceTransaction, toJson } from '@lendline/platform';
import type { GuardAlert, GuardAlertId } from '../contract.ts';
import { haltText } from '../rules/halt-text.ts';
import type { FraudTables, TypologyHaltRow } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Halts a typology; false when it is halted already. */
export async function insertHalt({ db }: Tx, row: TypologyHaltRow): Promise<boolean> {
  const inserted = await db
    .insertInto('typology_halt')
    .values({ ...row, title: toJson(row.title) })
    .onConflict((conflict) => conflict.columns(['tenant', 'typology']).where('resumed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Newest first. */
export async function listHalts(
  { db }: Tx,
  { state }: { readonly state?: 'halted' | 'resumed' | undefined },
): Promise<readonly GuardAlert[]> {
  let query = db.selectFrom('typology_halt').selectAll().orderBy('halted_at', 'desc').orderBy('id', 'desc').limit(500);
  if (state !== undefined) query = query.where('resumed_at', state === 'halted' ? 'is' : 'is not', null);
  return (await query.execute()).map(toGuardAlert);
}

export async function lockHalt({ db }: Tx, id: GuardAlertId): Promise<TypologyHaltRow | undefined> {
  return db.selectFrom('typology_halt').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function resumeHalt(
  { db, context }: Tx,
  id: GuardAlertId,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<TypologyHaltRow> {
  return db
    .updateTable('typology_halt')
    .set({ resumed_at: context.now(), resumed_by: by, note })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Since when each typology goes on again, of those that were halted; null where it is halted still. */
export async function resumptions({ db }: Tx): Promise<ReadonlyMap<string, Temporal.Instant | null>> {
  const rows = await db
    .selectFrom('typology_halt')
    .select(['typology', 'resumed_at'])
    .orderBy('halted_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ typology, resumed_at }) => [typology, resumed_at]));
}

export function toGuardAlert(row: TypologyHaltRow): GuardAlert {
  const recent = { hits: row.recent_hits, assessments: row.recent_rows };
  const baseline = { hits: row.baseline_hits, assessments: row.baseline_rows };
  return {
    id: row.id,
    typology: row.typology,
    title: row.title,
    recent,
    baseline,
    pValue: row.p_value,
    threshold: row.threshold,
    owner: row.owner,
    text: haltText({ title: row.title, recent, baseline, by: row.halted_by, note: row.halt_note }),
    haltedAt: row.halted_at.toString(),
    resumedAt: row.resumed_at?.toString() ?? null,
    resumedBy: row.resumed_by,
    note: row.note,
  };
}
