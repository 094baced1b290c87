import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ModelId, Segment, TrainingRun, TrainingRunId } from '../contract.ts';
import type { ModelsTables, TrainingRunRow } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

export async function insertRun({ db, context }: Tx, row: Omit<TrainingRunRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('training_run')
    .values({ ...row, because: row.because && toJson(row.because), tenant: context.tenant })
    .execute();
}

export async function findRun({ db }: Tx, id: TrainingRunId): Promise<TrainingRunRow | undefined> {
  return db.selectFrom('training_run').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function waitingRun({ db }: Tx, segment: Segment): Promise<TrainingRunRow | undefined> {
  return db
    .selectFrom('training_run')
    .selectAll()
    .where('segment', '=', segment)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
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
    endedAt: row.ended_at?.toString() ?? null,
  };
}
