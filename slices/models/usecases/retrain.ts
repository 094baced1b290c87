import { actorName, assert, type Context, newId, ok, present, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction, z } from '@lendline/platform';
import type { ModelId, Segment, TrainingRun, TrainingRunDetail, TrainingRunId } from '../contract.ts';
import { problem } from '../problems.ts';
import { assignmentsOf, championOf } from '../store/assignments.ts';
import { findModel, type Listed, originOf } from '../store/models.ts';
import { endRun, findRun, insertRun, lastRunOf, listRuns, runThatMade, toRun } from '../store/training-runs.ts';
import type { ModelsTables, TrainingRunRow } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';

type Tx = SliceTransaction<ModelsTables>;

interface Ask {
  readonly kind: TrainingRun['kind'];
  readonly segment: Segment;
  readonly base: ModelId;
  readonly note: string;
}

/** Asks for the champion of a segment to be trained again on what has matured. A job does it. */
export async function retrain(
  { database }: ModelsParts,
  context: Context,
  { segment, note }: { readonly segment: Segment; readonly note: string },
): Promise<Result<TrainingRun, Problem>> {
  return database.transaction(context, async (tx) => {
    const base = await championOf(tx, segment);
    if (base === undefined) return problem('models.no-champion', { segment });
    return askRun(tx, { kind: 'retrain', segment, base, note });
  });
}

/** Asks for the run that made a model to be repeated from its card, to see whether the document is the same. */
export async function reproduce(
  { database }: ModelsParts,
  context: Context,
  { modelId, note }: { readonly modelId: ModelId; readonly note: string },
): Promise<Result<TrainingRun, Problem>> {
  return database.transaction(context, async (tx) => {
    if (!(await findModel(tx, modelId))) return notFound();
    const made = await runThatMade(tx, modelId);
    const { training_card: card } = await originOf(tx, modelId);
    if (!made || !card) return problem('models.not-reproducible');
    return askRun(tx, { kind: 'reproduce', segment: made.segment, base: modelId, note });
  });
}

async function askRun(tx: Tx, { kind, segment, base, note }: Ask): Promise<Result<TrainingRun, Problem>> {
  const { context } = tx;
  const row: TrainingRunRow = {
    id: newId('run', context.now()),
    tenant: context.tenant,
    kind,
    segment,
    base_model_id: base,
    state: 'waiting',
    asked_by: actorName(context.actor),
    asked_at: context.now(),
    note,
    kept_ids: null,
    rows: null,
    bads: null,
    model_id: null,
    reproduced: null,
    because: null,
    ended_at: null,
    started_at: null,
    steps: [],
  };
  if (!(await insertRun(tx, row))) return problem('models.run-waiting');
  await tx.audit({ action: kind, subject: base, outcome: 'done', details: { run: row.id, segment, note } });
  // One run at a time: training takes a processor for minutes.
  await tx.enqueue({ task: 'train', payload: { runId: row.id }, queue: 'training' });
  return ok(toRun(row));
}

/** A champion that is old enough is trained again without anybody asking; two people still decide about the challenger. */
export async function planRetraining(
  { retrainEvery_days: every }: Pick<ModelsParts, 'retrainEvery_days'>,
  tx: Tx,
  model: Listed,
): Promise<void> {
  if (every === null) return;
  for (const { segment, role, since } of await assignmentsOf(tx, model.id)) {
    if (role !== 'champion') continue;
    const last = await lastRunOf(tx, segment);
    const newest = last && Temporal.Instant.compare(last.asked_at, since) > 0 ? last.asked_at : since;
    if (tx.context.now().since(newest).total('hours') < 24 * every) continue;
    await askRun(tx, { kind: 'retrain', segment, base: model.id, note: `every ${every} days` });
  }
}

export async function listTrainingRuns(
  { database }: ModelsParts,
  context: Context,
): Promise<Result<{ runs: readonly TrainingRun[] }, Problem>> {
  return ok({ runs: await database.transaction(context, (tx) => listRuns(tx), { readOnly: true }) });
}

export async function getTrainingRun(
  { database }: ModelsParts,
  context: Context,
  id: TrainingRunId,
): Promise<Result<TrainingRunDetail, Problem>> {
  const row = await database.transaction(context, (tx) => findRun(tx, id), { readOnly: true });
  return row ? ok({ ...toRun(row), steps: row.steps }) : notFound();
}

/** Stops a run. One that goes on hears of it within a second, in whichever process it is. */
export async function cancelRun(
  { database }: ModelsParts,
  context: Context,
  { runId, note }: { readonly runId: TrainingRunId; readonly note: string },
): Promise<Result<TrainingRun, Problem>> {
  return database.transaction(context, async (tx) => {
    const run = await findRun(tx, runId, { lock: true });
    if (!run) return notFound();
    if (run.state !== 'waiting' && run.state !== 'running') return problem('models.run-ended', { state: run.state });
    const by = actorName(context.actor);
    const none = { kept_ids: null, rows: null, bads: null, model_id: null, reproduced: null };
    const because = { 'zh-CN': `由 ${by} 停止：${note}`, en: `Stopped by ${by}: ${note}` };
    await endRun(tx, runId, { state: 'cancelled', because, ...none });
    const details = { run: runId, note };
    await tx.audit({ action: 'cancel-run', subject: run.base_model_id, outcome: 'done', details });
    await tellRunEnd(tx, run, { state: 'cancelled', modelId: null });
    return ok(toRun(present(await findRun(tx, runId), 'a run that was stopped is there')));
  });
}

export function tellRunEnd(
  tx: Tx,
  run: TrainingRunRow,
  end: { readonly state: TrainingRun['state']; readonly modelId: string | null },
): Promise<void> {
  const data = { runId: run.id, kind: run.kind, segment: run.segment, ...end };
  return tx.publish({ type: 'models.run-ended', version: 1, subject: run.base_model_id, data });
}

const payload = z.object({ runId: z.string() });

/** The run that a job is about. */
export function runIdIn(value: unknown): TrainingRunId {
  const { runId } = present(payload.safeParse(value).data, 'a job names the run it is about');
  assert(runId.startsWith('run_'), 'a run has an id of its own');
  return runId as TrainingRunId;
}
