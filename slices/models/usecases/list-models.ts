import { assert, type Context, type LocalText, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import { card, readModel } from '@lendline/scoring';
import type { ModelId, ModelSummary } from '../contract.ts';
import { allAssignments, assignmentsOf } from '../store/assignments.ts';
import { allModels, documentOf, findModel, toSummary } from '../store/models.ts';
import type { ModelsParts } from './parts.ts';

export async function listModels(
  { database }: ModelsParts,
  context: Context,
): Promise<Result<{ models: readonly ModelSummary[] }, Problem>> {
  const { models, assignments } = await database.transaction(
    context,
    async (tx) => ({ models: await allModels(tx), assignments: await allAssignments(tx) }),
    { readOnly: true },
  );
  return ok({ models: models.map((row) => toSummary(row, assignments)) });
}

/** A model with its card: what it is, what it was trained on, how good it is, where it must not be used. */
export async function getModel(
  { database }: ModelsParts,
  context: Context,
  id: ModelId,
): Promise<Result<ModelSummary & { card: LocalText }, Problem>> {
  const { row, assignments, text } = await database.transaction(
    context,
    async (tx) => ({
      row: await findModel(tx, id),
      assignments: await assignmentsOf(tx, id),
      text: await documentOf(tx, id),
    }),
    { readOnly: true },
  );
  if (!row || text === undefined) return notFound();
  const document = readModel(text);
  assert(document.ok, 'what was registered can be read');
  const cards = { 'zh-CN': card(document.value, 'zh-CN'), en: card(document.value, 'en') };
  return ok({ ...toSummary(row, assignments), card: cards });
}
