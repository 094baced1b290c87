import { assert, type Context } from '@lendline/kernel';
import { openModel, readModel, rowBinner } from '@lendline/scoring';
import type { ModelId } from '../contract.ts';
import { documentOf, findModel, referenceOf } from '../store/models.ts';
import type { ModelsParts, ReadyModel } from './parts.ts';

/** More than the scorers of three segments and their predecessors; a safeguard, not a tuning. */
const mostReady = 32;

/** A model opened to score, from the cache where it was needed before. */
export async function readyModel({ database, ready }: ModelsParts, context: Context, id: ModelId): Promise<ReadyModel> {
  const key = `${context.tenant}/${id}` as const;
  const known = ready.get(key);
  if (known) return known;
  const { row, text, reference } = await database.transaction(
    context,
    async (tx) => ({
      row: await findModel(tx, id),
      text: await documentOf(tx, id),
      reference: await referenceOf(tx, id),
    }),
    { readOnly: true },
  );
  assert(row && text !== undefined, 'a model with a role is registered');
  const document = readModel(text);
  assert(document.ok, 'what was registered can be read');
  const model: ReadyModel = {
    name: row.name,
    simulated: row.simulated,
    features: document.value.features.map((feature) => feature.name),
    opened: await openModel(document.value),
    binner: reference && rowBinner(reference),
  };
  // Not closed: another request may be scoring with one of them. What nobody holds is freed with its runtime.
  if (ready.size >= mostReady) ready.clear();
  ready.set(key, model);
  return model;
}

/** Gives back what opened models hold, when the slice stops. */
export async function closeReady(ready: ModelsParts['ready']): Promise<void> {
  const open = [...ready.values()];
  ready.clear();
  await Promise.all(open.map(({ opened }) => opened.close()));
}
