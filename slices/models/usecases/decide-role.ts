import { actorName, assert, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { RoleRequest, RoleRequestId } from '../contract.ts';
import { problem } from '../problems.ts';
import { eyesFor } from '../rules/lifecycle.ts';
import { isOwnWork, mayMove, needsEndorsement } from '../rules/role-requests.ts';
import { assignmentsOf } from '../store/assignments.ts';
import { findModel, type Listed } from '../store/models.ts';
import { decideRequest, findRequest, listRequests, takeOver, toRequest } from '../store/role-requests.ts';
import type { ModelsTables, RoleRequestRow } from '../store/tables.ts';
import { moveRoles } from './move-roles.ts';
import type { ModelsParts } from './parts.ts';
import { overtake, tellRequest } from './request-role.ts';

type Tx = SliceTransaction<ModelsTables>;

export interface DecideRole {
  readonly requestId: RoleRequestId;
  readonly approve: boolean;
  readonly note: string;
}

/**
 * The second person's word: neither who asked nor who registered the model. What a service asked for takes two people
 * here: the first one's word makes it that person's request. An emergency rollback is done already; the
 * word on it is kept, and whoever disagrees asks for another champion.
 */
export async function decideRole(
  { database }: ModelsParts,
  context: Context,
  given: DecideRole,
): Promise<Result<RoleRequest, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      const request = await findRequest(tx, given.requestId);
      if (!request) return notFound();
      const model = await findModel(tx, request.model_id);
      assert(model, 'a request is about a registered model');
      const decider = actorName(context.actor);
      const people = { askedBy: request.asked_by, registeredBy: model.registered_by };
      if (isOwnWork(decider, people)) return refuse(tx, request, problem('models.same-person'));
      if (request.state === 'unreviewed') return review(tx, { request, model, given });
      if (!mayMove(request.state, 'applied')) {
        return refuse(tx, request, problem('models.request-decided', { state: request.state }));
      }
      return decide(tx, { request, model, given });
    },
    // Two new champions at once: one of them is tried again and retires the other.
    { isolation: 'serializable' },
  );
}

interface ToDecide {
  readonly request: RoleRequestRow;
  readonly model: Listed;
  readonly given: DecideRole;
}

async function decide(tx: Tx, { request, model, given }: ToDecide): Promise<Result<RoleRequest, Problem>> {
  const { segments, to_role: to } = request;
  const own = (await assignmentsOf(tx, model.id)).filter(({ segment }) => segments.includes(segment));
  const stale = own.find(({ role }) => role !== to && !eyesFor(role, to));
  if (given.approve && stale) {
    await overtake(tx, request.id);
    return problem('models.role-not-allowed', { from: stale.role, to });
  }
  if (given.approve && needsEndorsement(request.asked_by)) return endorse(tx, { request, model, given });
  const state = given.approve ? 'applied' : 'refused';
  const row = await close(tx, request, { state, note: given.note });
  if (given.approve) {
    await moveRoles(tx, { modelId: model.id, segments, to, note: request.note, request: request.id, emergency: false });
  }
  return ok(toRequest(row, model.name));
}

/** The first of two people: from now on it is this person's request, which another one has to approve. */
async function endorse(tx: Tx, { request, model, given }: ToDecide): Promise<Result<RoleRequest, Problem>> {
  const by = actorName(tx.context.actor);
  const row = await takeOver(tx, request.id, by);
  const details = { request: request.id, to: request.to_role, askedBy: request.asked_by, note: given.note };
  await tx.audit({ action: 'endorse-role', subject: request.model_id, outcome: 'done', details });
  await tellRequest(tx, row);
  return ok(toRequest(row, model.name));
}

async function review(tx: Tx, { request, model, given }: ToDecide): Promise<Result<RoleRequest, Problem>> {
  const note = given.approve ? given.note : `[disagrees] ${given.note}`;
  return ok(toRequest(await close(tx, request, { state: 'reviewed', note }), model.name));
}

async function close(
  tx: Tx,
  request: RoleRequestRow,
  { state, note }: { readonly state: RoleRequest['state']; readonly note: string },
): Promise<RoleRequestRow> {
  const by = actorName(tx.context.actor);
  const row = await decideRequest(tx, request.id, { state, by, note });
  const details = { request: request.id, to: request.to_role, state, askedBy: request.asked_by, note };
  await tx.audit({ action: 'decide-role', subject: request.model_id, outcome: 'done', details });
  const data = { requestId: request.id, modelId: request.model_id, to: request.to_role, state };
  await tx.publish({ type: 'models.role-decided', version: 1, subject: request.model_id, data });
  return row;
}

async function refuse(tx: Tx, request: RoleRequestRow, refusal: { ok: false; error: Problem }) {
  await tx.audit({
    action: 'decide-role',
    subject: request.model_id,
    outcome: 'refused',
    reason: refusal.error.code,
    details: { request: request.id },
  });
  return refusal;
}

export async function listRoleRequests(
  { database }: ModelsParts,
  context: Context,
  of: { readonly state?: RoleRequest['state'] | undefined },
): Promise<Result<{ requests: readonly RoleRequest[] }, Problem>> {
  return ok({ requests: await database.transaction(context, (tx) => listRequests(tx, of), { readOnly: true }) });
}
