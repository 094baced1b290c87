import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ModelId, Segment, TrainingRun, TrainingRunId, TrainingStep } from '../contract.ts';
import type { ModelsTables, TrainingRunRow } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** False when a run of the segment waits or goes on already. */
export async function insertRun({ db, context }: Tx, row: Omit<TrainingRunRow, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('training_run')
    .values({ ...row, because: row.because && toJson(row.because), steps: toJson(row.steps), tenant: context.tenant })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Locked, it ends once: whoever comes second sees how. */
export async function findRun(
  { db }: Tx,
  id: TrainingRunId,
  { lock = false } = {},
): Promise<TrainingRunRow | undefined> {
  const query = db.selectFrom('training_run').selectAll().where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** The run that made a model; undefined for a model that came from outside. */
export async function runThatMade({ db }: Tx, model: ModelId): Promise<TrainingRunRow | undefined> {
  return db
    .selectFrom('training_run')
    .selectAll()
    .where('model_id', '=', model)
    .where('kind', '=', 'retrain')
    .executeTakeFirst();
}

export async function lastRunOf({ db }: Tx, segment: Segment): Promise<TrainingRunRow | undefined> {
  return db
    .selectFrom('training_run')
    .selectAll()
    .where('segment', '=', segment)
    .where('kind', '=', 'retrain')
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

type Ended = Pick<TrainingRunRow, 'state' | 'kept_ids' | 'rows' | 'bads' | 'model_id' | 'reproduced' | 'because'>;

export async function endRun({ db, context }: Tx, id: TrainingRunId, ended: Ended): Promise<void> {
  await db
    .updateTable('training_run')
    .set({ ...ended, because: ended.because && toJson(ended.because), ended_at: context.now() })
    .where('id', '=', id)
    .execute();
}

/** A run that was begun before, and whose process ended under it, starts anew. */
export async function beginRun({ db, context }: Tx, id: TrainingRunId): Promise<void> {
  await db
    .updateTable('training_run')
    .set({ state: 'running', started_at: context.now(), steps: toJson([]) })
    .where('id', '=', id)
    .execute();
}

/** Writes the steps so far; answers whether the run still goes on. */
export async function writeSteps(
  { db }: Tx,
  { id, steps }: { readonly id: TrainingRunId; readonly steps: readonly TrainingStep[] },
): Promise<boolean> {
  const going = await db
    .updateTable('training_run')
    .set({ steps: toJson(steps) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return going !== undefined;
}

/** Newest first. */
export async function listRuns({ db }: Tx): Promise<readonly TrainingRun[]> {
  const rows = await db
    .selectFrom('training_run')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map(toRun);
}

export function toRun(row: TrainingRunRow): TrainingRun {
  return {
    id: row.id,
    kind: row.kind,
    segment: row.segment,
    baseModelId: row.base_model_id,
    state: row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toString(),
    note: row.note,
    rows: row.rows,
    bads: row.bads,
    modelId: row.model_id,
    reproduced: row.reproduced,
    because: row.because,
    startedAt: row.started_at?.toString() ?? null,
    endedAt: row.ended_at?.toString() ?? null,
  };
}
