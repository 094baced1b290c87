import { actorName, assert } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ModelId, ModelRole, RoleChanged, RoleRequestId, Segment } from '../contract.ts';
import { assignmentsOf, championOf, setRole } from '../store/assignments.ts';
import { insertChange } from '../store/role-changes.ts';
import type { ModelsTables } from '../store/tables.ts';

type Tx = SliceTransaction<ModelsTables>;

export interface Moves {
  readonly modelId: ModelId;
  readonly segments: readonly Segment[];
  readonly to: ModelRole;
  readonly note: string;
  readonly request: RoleRequestId | null;
  readonly emergency: boolean;
}

/** Gives a model a role in these segments, each move audited and told. A new champion retires the one before it. */
export async function moveRoles(tx: Tx, moves: Moves): Promise<void> {
  for (const { segment, role: from } of await assignmentsOf(tx, moves.modelId)) {
    if (!moves.segments.includes(segment) || from === moves.to) continue;
    if (moves.to === 'champion') {
      const displaced = await championOf(tx, segment);
      assert(displaced !== moves.modelId, 'a champion that becomes champion is no change');
      if (displaced) await move(tx, { ...moves, modelId: displaced, segment, from: 'champion', to: 'retired' });
    }
    await move(tx, { ...moves, segment, from });
  }
}

interface Move extends Omit<Moves, 'segments'> {
  readonly segment: Segment;
  readonly from: ModelRole;
}

async function move(tx: Tx, { modelId, segment, from, to, note, request, emergency }: Move): Promise<void> {
  await setRole(tx, { model: modelId, segment, role: to });
  const by_whom = actorName(tx.context.actor);
  await insertChange(tx, {
    model_id: modelId,
    segment,
    from_role: from,
    to_role: to,
    request_id: request,
    by_whom,
    note,
  });
  const details = { segment, from, to, note, request, emergency };
  await tx.audit({ action: 'change-role', subject: modelId, outcome: 'done', details });
  const data: RoleChanged = { modelId, segment, from, to };
  await tx.publish({ type: 'models.role-changed', version: 1, subject: modelId, data });
}
