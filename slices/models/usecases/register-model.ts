import { createHash } from 'node:crypto';
import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { readModel, writeModel } from '@lendline/scoring';
import type { ModelSummary, Segment } from '../contract.ts';
import { problem } from '../problems.ts';
import { firstRole } from '../rules/lifecycle.ts';
import { metricsOf } from '../rules/model-facts.ts';
import { assignmentsOf, insertAssignments } from '../store/assignments.ts';
import { insertModel, modelByHash, toSummary } from '../store/models.ts';
import type { ModelsParts } from './parts.ts';

export interface RegisterModel {
  readonly name: string;
  readonly segments: readonly Segment[];
  readonly document: unknown;
}

/** Takes a trained model into the inventory, as a shadow. The same document again is the model that is there. */
export async function registerModel(
  { database }: ModelsParts,
  context: Context,
  given: RegisterModel,
): Promise<Result<ModelSummary, Problem>> {
  const read = readModel(JSON.stringify(given.document) ?? '');
  if (!read.ok) return problem(read.error === 'not-json' ? 'models.not-a-model' : `models.${read.error}`);
  const text = writeModel(read.value);
  const hash = createHash('sha256').update(text).digest('hex');
  const segments = [...new Set(given.segments)];
  return database.transaction(context, async (tx) => {
    const id = newId('model', context.now());
    const { kind, simulated } = read.value;
    const isNew = await insertModel(tx, {
      id,
      name: given.name,
      kind,
      simulated,
      segments,
      metrics: metricsOf(read.value),
      document_hash: hash,
      document: text,
      registered_at: context.now(),
    });
    if (isNew) {
      await insertAssignments(tx, { model: id, segments, role: firstRole });
      const details = { name: given.name, kind, simulated, segments, hash };
      await tx.audit({ action: 'register-model', subject: id, outcome: 'done', details });
      await tx.publish({ type: 'models.registered', version: 1, subject: id, data: { modelId: id, segments } });
    }
    const row = await modelByHash(tx, hash);
    assert(row, 'a document that was not inserted is there already');
    return ok(toSummary(row, await assignmentsOf(tx, row.id)));
  });
}
