import { createHash } from 'node:crypto';
import { actorName, assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { type ModelDocument, readModel, writeModel } from '@lendline/scoring';
import type { ModelSummary, Segment } from '../contract.ts';
import { problem } from '../problems.ts';
import { firstRole } from '../rules/lifecycle.ts';
import { metricsOf } from '../rules/model-facts.ts';
import { type Origin, readOrigin } from '../rules/read-origin.ts';
import { assignmentsOf, insertAssignments } from '../store/assignments.ts';
import { setDutyRow } from '../store/duties.ts';
import { insertModel, type Listed, modelByHash, toSummary } from '../store/models.ts';
import type { ModelsTables } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';

type Tx = SliceTransaction<ModelsTables>;

export interface RegisterModel {
  readonly name: string;
  readonly segments: readonly Segment[];
  readonly document: unknown;
  readonly trainingCard?: unknown;
  readonly reference?: unknown;
}

/** Takes a trained model into the inventory, as a shadow. The same document again is the model that is there. */
export async function registerModel(
  { database }: ModelsParts,
  context: Context,
  given: RegisterModel,
): Promise<Result<ModelSummary, Problem>> {
  const read = readModel(JSON.stringify(given.document) ?? '');
  if (!read.ok) return problem(read.error === 'not-json' ? 'models.not-a-model' : `models.${read.error}`);
  // No decision hands over raw records in their order: such a champion would leave every application without a score.
  if (read.value.events) return problem('models.reads-events');
  const text = writeModel(read.value);
  const { trainingCard, reference } = given;
  const origin = readOrigin({ document: read.value, documentHash: hashOf(text), trainingCard, reference });
  if (!origin.ok) return problem(`models.${origin.error}`);
  const toRegister = { name: given.name, segments: given.segments, document: read.value, text, origin: origin.value };
  return database.transaction(context, async (tx) => {
    const row = await registerIn(tx, toRegister);
    return ok(toSummary(row, await assignmentsOf(tx, row.id)));
  });
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export interface ToRegister {
  readonly name: string;
  readonly segments: readonly Segment[];
  readonly document: ModelDocument;
  /** The canonical text of the document. */
  readonly text: string;
  readonly origin: Origin;
}

/** The same inside a transaction that is open already: a retraining registers what it made. */
export async function registerIn(tx: Tx, given: ToRegister): Promise<Listed> {
  const { context } = tx;
  const { document, text, origin, name } = given;
  const hash = hashOf(text);
  const segments = [...new Set(given.segments)];
  const id = newId('model', context.now());
  const { kind, simulated } = document;
  const isNew = await insertModel(tx, {
    id,
    name,
    kind,
    simulated,
    segments,
    metrics: metricsOf(document),
    document_hash: hash,
    document: text,
    registered_at: context.now(),
    registered_by: actorName(context.actor),
    data_hash: origin.card?.dataHash ?? document.training.dataHash,
    code_version: origin.card?.codeVersion ?? null,
    training_card: origin.card,
    reference: origin.reference,
  });
  if (isNew) {
    await insertAssignments(tx, { model: id, segments, role: firstRole });
    await setDutyRow(tx, { model: id, duty: 'development', holder: actorName(context.actor) });
    const details = { name, kind, simulated, segments, hash };
    await tx.audit({ action: 'register-model', subject: id, outcome: 'done', details });
    await tx.publish({ type: 'models.registered', version: 1, subject: id, data: { modelId: id, segments } });
  }
  const row = await modelByHash(tx, hash);
  assert(row, 'a document that was not inserted is there already');
  return row;
}
