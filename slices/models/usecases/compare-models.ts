import { assert, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { Comparison, ModelId } from '../contract.ts';
import { compareScores } from '../rules/compare-scores.ts';
import { assignmentsOf, championOf } from '../store/assignments.ts';
import { pairsOf } from '../store/kept-scores.ts';
import { findModel } from '../store/models.ts';
import type { ModelsParts } from './parts.ts';

/** The newest applications are enough for a picture, and for a standard error of one in a hundred. */
const mostPairs = 20_000;

/** A model beside the champion of each of its segments, on the applications that both scored. */
export async function compareModels(
  { database }: ModelsParts,
  context: Context,
  modelId: ModelId,
): Promise<Result<{ comparisons: readonly Comparison[] }, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      if (!(await findModel(tx, modelId))) return notFound();
      const comparisons: Comparison[] = [];
      for (const { segment } of await assignmentsOf(tx, modelId)) {
        const id = await championOf(tx, segment);
        if (id === undefined || id === modelId) continue;
        const champion = await findModel(tx, id);
        assert(champion, 'a champion is a registered model');
        const pairs = await pairsOf(tx, { champion: id, other: modelId, segment, limit: mostPairs });
        comparisons.push({ segment, champion: { id, name: champion.name }, ...compareScores(pairs) });
      }
      return ok({ comparisons });
    },
    { readOnly: true },
  );
}
