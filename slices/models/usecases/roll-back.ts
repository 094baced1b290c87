import { actorName, assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ModelId, RoleRequest, Segment } from '../contract.ts';
import { problem } from '../problems.ts';
import { eyesFor } from '../rules/lifecycle.ts';
import { assignmentsOf, championOf } from '../store/assignments.ts';
import { findModel } from '../store/models.ts';
import { championsOf } from '../store/role-changes.ts';
import { insertRequest, toRequest, waitingRequestOf } from '../store/role-requests.ts';
import type { ModelsTables, RoleRequestRow } from '../store/tables.ts';
import { moveRoles } from './move-roles.ts';
import type { ModelsParts } from './parts.ts';
import { overtake, tellRequest } from './request-role.ts';

type Tx = SliceTransaction<ModelsTables>;

export interface RollBack {
  readonly segment: Segment;
  readonly emergency: boolean;
  readonly note: string;
}

/**
 * Brings the champion before this one back. Ordinarily it waits for a second person as every champion does. In an
 * emergency one person may do it at once, because two people had agreed on that model before; the audit row says so,
 * and the request stays `unreviewed` until a second person has looked.
 */
export async function rollBack(
  { database }: ModelsParts,
  context: Context,
  given: RollBack,
): Promise<Result<RoleRequest, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      const back = await previousChampion(tx, given.segment);
      if (!back) {
        const nothing = problem('models.nothing-to-roll-back', { segment: given.segment });
        const { code: reason } = nothing.error;
        await tx.audit({ action: 'roll-back', subject: given.segment, outcome: 'refused', reason });
        return nothing;
      }
      const waiting = await waitingRequestOf(tx, back);
      if (waiting && !given.emergency) return problem('models.request-waiting');
      if (waiting) await overtake(tx, waiting.id);
      return ask(tx, back, given);
    },
    { isolation: 'serializable' },
  );
}

/** The last champion before the one of now that may still come back. */
async function previousChampion(tx: Tx, segment: Segment): Promise<ModelId | undefined> {
  const now = await championOf(tx, segment);
  const [before] = (await championsOf(tx, segment)).filter((model) => model !== now);
  if (before === undefined) return undefined;
  const role = (await assignmentsOf(tx, before)).find((own) => own.segment === segment)?.role;
  return role !== undefined && eyesFor(role, 'champion') ? before : undefined;
}

async function ask(
  tx: Tx,
  modelId: ModelId,
  { segment, emergency, note }: RollBack,
): Promise<Result<RoleRequest, Problem>> {
  const { context } = tx;
  const model = await findModel(tx, modelId);
  assert(model, 'an earlier champion is a registered model');
  const at = context.now();
  const row: RoleRequestRow = {
    id: newId('rolereq', at),
    tenant: context.tenant,
    model_id: modelId,
    segments: [segment],
    to_role: 'champion',
    kind: 'rollback',
    emergency,
    note,
    asked_by: actorName(context.actor),
    asked_at: at,
    state: emergency ? 'unreviewed' : 'waiting',
    decided_by: null,
    decided_at: null,
    decision_note: null,
  };
  await insertRequest(tx, row);
  const details = { request: row.id, segment, emergency, note };
  await tx.audit({ action: 'roll-back', subject: modelId, outcome: 'done', details });
  await tellRequest(tx, row);
  if (emergency) {
    await moveRoles(tx, { modelId, segments: [segment], to: 'champion', note, request: row.id, emergency });
  }
  return ok(toRequest(row, model.name));
}
