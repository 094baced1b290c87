import { assert, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import { card, type ModelDocument, readModel, report } from '@lendline/scoring';
import type { ModelDetail, ModelId, ModelSummary } from '../contract.ts';
import { featureLabel } from '../rules/feature-label.ts';
import { allAssignments, assignmentsOf } from '../store/assignments.ts';
import { allModels, documentOf, findModel, originOf, toSummary } from '../store/models.ts';
import { changesOf } from '../store/role-changes.ts';
import { listRequests } from '../store/role-requests.ts';
import { runThatMade } from '../store/training-runs.ts';
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

/** A model with its card: what it is, what it was trained on, how good it is, where it must not be used, and its roles. */
export async function getModel(
  { database }: ModelsParts,
  context: Context,
  id: ModelId,
): Promise<Result<ModelDetail, Problem>> {
  const found = await database.transaction(
    context,
    async (tx) => {
      const row = await findModel(tx, id);
      return (
        row && {
          row,
          assignments: await assignmentsOf(tx, id),
          text: await documentOf(tx, id),
          origin: await originOf(tx, id),
          history: await changesOf(tx, id),
          requests: await listRequests(tx, { model: id }),
          run: await runThatMade(tx, id),
        }
      );
    },
    { readOnly: true },
  );
  if (!found) return notFound();
  const { row, assignments, text, origin, history, requests, run } = found;
  const document = registered(text);
  const { reference } = origin;
  return ok({
    ...toSummary(row, assignments),
    card: { 'zh-CN': card(document, 'zh-CN'), en: card(document, 'en') },
    features: document.features
      .toSorted((a, b) => b.importance - a.importance)
      .map(({ name, importance }) => ({ name, label: featureLabel(name), importance })),
    history,
    requests,
    reference: reference && { from: reference.from, rows: reference.rows },
    reproducible: run !== undefined && origin.training_card !== null,
  });
}

/** The report of a model as one page, in the caller's language. */
export async function readReport(
  { database }: ModelsParts,
  context: Context,
  id: ModelId,
): Promise<Result<{ html: string }, Problem>> {
  const text = await database.transaction(context, (tx) => documentOf(tx, id), { readOnly: true });
  return text === undefined ? notFound() : ok({ html: report(registered(text), context.locale) });
}

function registered(text: string | undefined): ModelDocument {
  const document = readModel(text ?? '');
  assert(document.ok, 'what was registered can be read');
  return document.value;
}
