import { actorName, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { ModelId, ModelRole, RoleRequest, Segment } from '../contract.ts';
import { problem } from '../problems.ts';
import { eyesFor } from '../rules/lifecycle.ts';
import { assignmentsOf } from '../store/assignments.ts';
import { findModel, type Listed } from '../store/models.ts';
import { decideRequest, insertRequest, toRequest, waitingRequestOf } from '../store/role-requests.ts';
import type { AssignmentRow, ModelsTables, RoleRequestRow } from '../store/tables.ts';
import { moveRoles } from './move-roles.ts';
import type { ModelsParts } from './parts.ts';

type Tx = SliceTransaction<ModelsTables>;

export interface RequestRole {
  readonly modelId: ModelId;
  readonly segments?: readonly Segment[] | undefined;
  readonly role: ModelRole;
  readonly note: string;
}

/** Asks for a role. What lets a model decide waits for a second person; what stops or tries one is applied at once. */
export async function requestRole(
  { database }: ModelsParts,
  context: Context,
  given: RequestRole,
): Promise<Result<RoleRequest, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      const model = await findModel(tx, given.modelId);
      if (!model) return notFound();
      return askIn(tx, model, given);
    },
    { isolation: 'serializable' },
  );
}

/** The same inside a transaction that is open already: a retraining asks for its challenger's place as it registers it. */
export async function askIn(tx: Tx, model: Listed, given: RequestRole): Promise<Result<RoleRequest, Problem>> {
  const assignments = await assignmentsOf(tx, model.id);
  const chosen = chooseSegments(assignments, given);
  if (!chosen.ok) return refuse(tx, given, chosen);
  if (chosen.value.length === 0) return refuse(tx, given, problem('models.role-held', { role: given.role }));
  const refused = chosen.value.find(({ role }) => !eyesFor(role, given.role));
  if (refused) return refuse(tx, given, problem('models.role-not-allowed', { from: refused.role, to: given.role }));
  const needsTwo = chosen.value.some(({ role }) => eyesFor(role, given.role) === 'two');
  const waiting = await waitingRequestOf(tx, model.id);
  if (needsTwo && waiting) return refuse(tx, given, problem('models.request-waiting'));
  // A model that is stopped cannot be waiting to decide.
  if (waiting) await overtake(tx, waiting.id);
  const segments = chosen.value.map(({ segment }) => segment);
  const row = requestRow(tx, { ...given, segments }, needsTwo);
  await insertRequest(tx, row);
  await tx.audit({
    action: 'request-role',
    subject: model.id,
    outcome: 'done',
    details: { request: row.id, to: given.role, segments, note: given.note, people: needsTwo ? 2 : 1 },
  });
  await tellRequest(tx, row);
  if (!needsTwo) {
    const move = { modelId: model.id, segments, to: given.role, note: given.note, request: row.id, emergency: false };
    await moveRoles(tx, move);
  }
  return ok(toRequest(row, model.name));
}

/** Those that have the role already stay as they are. Withdrawing is about the model, not about one of its segments. */
function chooseSegments(
  assignments: readonly AssignmentRow[],
  { segments, role }: RequestRole,
): Result<readonly AssignmentRow[], Problem> {
  const others = assignments.filter((own) => own.role !== role);
  if (segments === undefined || role === 'withdrawn') return ok(others);
  const foreign = segments.find((segment) => assignments.every((own) => own.segment !== segment));
  if (foreign !== undefined) return problem('models.not-its-segment', { segment: foreign });
  return ok(others.filter(({ segment }) => segments.includes(segment)));
}

async function refuse(tx: Tx, { modelId, role }: RequestRole, refusal: { ok: false; error: Problem }) {
  const { code, parameters } = refusal.error;
  await tx.audit({
    action: 'request-role',
    subject: modelId,
    outcome: 'refused',
    reason: code,
    details: { to: role, ...parameters },
  });
  return refusal;
}

function requestRow(
  { context }: Tx,
  given: RequestRole & { readonly segments: readonly Segment[] },
  needsTwo: boolean,
): RoleRequestRow {
  const at = context.now();
  const by = actorName(context.actor);
  return {
    id: newId('rolereq', at),
    tenant: context.tenant,
    model_id: given.modelId,
    segments: given.segments,
    to_role: given.role,
    kind: 'change',
    emergency: false,
    note: given.note,
    asked_by: by,
    asked_at: at,
    state: needsTwo ? 'waiting' : 'applied',
    decided_by: needsTwo ? null : by,
    decided_at: needsTwo ? null : at,
    decision_note: null,
  };
}

/** Puts aside a request that the model's roles have overtaken. */
export async function overtake(tx: Tx, id: RoleRequestRow['id']): Promise<RoleRequestRow> {
  const row = await decideRequest(tx, id, { state: 'overtaken', by: actorName(tx.context.actor), note: '' });
  await tx.audit({
    action: 'decide-role',
    subject: row.model_id,
    outcome: 'done',
    details: { request: id, overtaken: true },
  });
  return row;
}

export async function tellRequest(tx: Tx, row: RoleRequestRow): Promise<void> {
  const data = {
    requestId: row.id,
    modelId: row.model_id,
    to: row.to_role,
    state: row.state,
    emergency: row.emergency,
  };
  await tx.publish({ type: 'models.role-requested', version: 1, subject: row.model_id, data });
}
