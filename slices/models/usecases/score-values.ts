import { type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { ModelId, Score, Segment } from '../contract.ts';
import { problem } from '../problems.ts';
import { keptUntil } from '../rules/retention.ts';
import { type GivenValues, scoreAnswer } from '../rules/score-answer.ts';
import { assignmentsOf, championSelect } from '../store/assignments.ts';
import { insertKeptScore } from '../store/kept-scores.ts';
import { findModel } from '../store/models.ts';
import { championsOf } from '../store/role-changes.ts';
import type { ModelsTables } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';
import { readyModel } from './ready-model.ts';

export interface ScoreValues {
  readonly segment: Segment;
  readonly values: GivenValues;
  readonly keep?: { readonly applicationId: string; readonly attempt: number; readonly lineId: LineId } | undefined;
}

/**
 * Scores one set of values with the champion of the segment. A feature without records is given as null; one that
 * is not given at all means that caller and model speak of different features, which is never scored. What the other
 * models of the segment say is computed afterwards, when the decision has been told: nobody waits for it.
 */
export async function scoreValues(
  parts: ModelsParts,
  context: Context,
  { segment, values, keep }: ScoreValues,
): Promise<Result<Score, Problem>> {
  const { database } = parts;
  const [champion] = await database.read(context, (db) => championSelect(db, segment));
  if (!champion) {
    return database.transaction(context, (tx) => noChampion(tx, segment), { readOnly: true });
  }
  const id = champion.model_id;
  const model = await readyModel(parts, context, id);
  const missing = model.features.filter((name) => values[name] === undefined);
  if (missing.length > 0) return problem('models.values-missing', { features: missing.slice(0, 10).join(', ') });
  const { name, simulated, opened } = model;
  const row = await opened.scoreRow(values);
  if (keep) await keepScore(parts, context, { segment, values, keep, model: id, pd: row.pd, score: row.score });
  return ok(scoreAnswer(row, values, { modelId: id, modelName: name, simulated }));
}

/** A segment whose champion was withdrawn says so: that is another errand than one that never had any. */
async function noChampion(
  tx: SliceTransaction<ModelsTables>,
  segment: Segment,
): Promise<{ ok: false; error: Problem }> {
  const [last] = await championsOf(tx, segment);
  const role = last && (await assignmentsOf(tx, last)).find((own) => own.segment === segment)?.role;
  if (last === undefined || role !== 'withdrawn') return problem('models.no-champion', { segment });
  const model = await findModel(tx, last);
  return problem('models.champion-withdrawn', { segment, model: model?.name ?? last });
}

interface ToKeep extends ScoreValues {
  readonly keep: NonNullable<ScoreValues['keep']>;
  readonly model: ModelId;
  readonly pd: number;
  readonly score: number;
}

/** One row and nothing else: it waits by itself for what the other models say. */
async function keepScore({ database, retention }: ModelsParts, context: Context, of: ToKeep): Promise<void> {
  const { segment, keep, model, pd, score, values } = of;
  const scored_at = context.now();
  await database.transaction(context, (tx) =>
    insertKeptScore(tx, {
      id: newId('kept', scored_at),
      segment,
      model_id: model,
      application_id: keep.applicationId,
      attempt: keep.attempt,
      line_id: keep.lineId,
      pd,
      score,
      feature_values: values,
      scored_at,
      is_beside: false,
      ...keptUntil(scored_at, retention),
    }),
  );
}
