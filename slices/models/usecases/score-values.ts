import { assert, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { compileModel, readModel } from '@lendline/scoring';
import type { ModelId, Score, Segment } from '../contract.ts';
import { problem } from '../problems.ts';
import { type GivenValues, scoreAnswer } from '../rules/score-answer.ts';
import { championOf } from '../store/assignments.ts';
import { documentOf, findModel } from '../store/models.ts';
import type { ModelsParts, ReadyModel } from './parts.ts';

/** More than the champions of three segments and their predecessors; a safeguard, not a tuning. */
const mostReady = 32;

/**
 * Scores one set of values with the champion of the segment. A feature without records is given as null; one that
 * is not given at all means that caller and model speak of different features, which is never scored.
 */
export async function scoreValues(
  parts: ModelsParts,
  context: Context,
  { segment, values }: { segment: Segment; values: GivenValues },
): Promise<Result<Score, Problem>> {
  const { database } = parts;
  const id = await database.transaction(context, (tx) => championOf(tx, segment), { readOnly: true });
  if (id === undefined) return problem('models.no-champion', { segment });
  const model = await readyModel(parts, context, id);
  const missing = model.features.filter((name) => values[name] === undefined);
  if (missing.length > 0) return problem('models.values-missing', { features: missing.slice(0, 10).join(', ') });
  const { name, simulated, compiled } = model;
  return ok(scoreAnswer(compiled.scoreRow(values), values, { modelId: id, modelName: name, simulated }));
}

async function readyModel({ database, ready }: ModelsParts, context: Context, id: ModelId): Promise<ReadyModel> {
  const key = `${context.tenant}/${id}` as const;
  const known = ready.get(key);
  if (known) return known;
  const { row, text } = await database.transaction(
    context,
    async (tx) => ({ row: await findModel(tx, id), text: await documentOf(tx, id) }),
    { readOnly: true },
  );
  assert(row && text !== undefined, 'a champion is a registered model');
  const document = readModel(text);
  assert(document.ok, 'what was registered can be read');
  const model: ReadyModel = {
    name: row.name,
    simulated: row.simulated,
    features: document.value.features.map((feature) => feature.name),
    compiled: compileModel(document.value),
  };
  if (ready.size >= mostReady) ready.clear();
  ready.set(key, model);
  return model;
}
