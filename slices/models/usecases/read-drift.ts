import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { DriftWeek, ModelId } from '../contract.ts';
import { driftWeek } from '../rules/drift-view.ts';
import { weeksOf } from '../store/drift-weeks.ts';
import { findModel, referenceOf } from '../store/models.ts';
import type { ModelsParts } from './parts.ts';

/** The drift of a model week by week, the oldest first. */
export async function readDrift(
  { database }: ModelsParts,
  context: Context,
  modelId: ModelId,
): Promise<Result<{ weeks: readonly DriftWeek[] }, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      if (!(await findModel(tx, modelId))) return notFound();
      const reference = await referenceOf(tx, modelId);
      return ok({ weeks: (await weeksOf(tx, modelId)).map((row) => driftWeek(row, reference)) });
    },
    { readOnly: true },
  );
}
