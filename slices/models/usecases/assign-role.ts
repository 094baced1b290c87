import { assert, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { ModelId, ModelRole, ModelSummary } from '../contract.ts';
import { problem } from '../problems.ts';
import { mayBecome } from '../rules/lifecycle.ts';
import { assignmentsOf, championOf, setRole } from '../store/assignments.ts';
import { findModel, toSummary } from '../store/models.ts';
import type { AssignmentRow } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';

export interface AssignRole {
  readonly modelId: ModelId;
  readonly role: ModelRole;
  readonly note: string;
}

type Tx = Parameters<Parameters<ModelsParts['database']['transaction']>[1]>[0];

/** Gives a model a role in each of its segments. A new champion retires the one before it. */
export async function assignRole(
  { database }: ModelsParts,
  context: Context,
  given: AssignRole,
): Promise<Result<ModelSummary, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      const row = await findModel(tx, given.modelId);
      if (!row) return notFound();
      const before = await assignmentsOf(tx, row.id);
      const refused = before.find(({ role }) => !mayBecome(role, given.role));
      if (refused) return refuse(tx, given, refused);
      for (const assignment of before) await change(tx, assignment, given);
      return ok(toSummary(row, await assignmentsOf(tx, row.id)));
    },
    // Two new champions at once: one of them is tried again and retires the other.
    { isolation: 'serializable' },
  );
}

async function refuse(tx: Tx, { modelId, role }: AssignRole, { role: from, segment }: AssignmentRow) {
  await tx.audit({
    action: 'assign-role',
    subject: modelId,
    outcome: 'refused',
    reason: 'models.role-not-allowed',
    details: { segment, from, to: role },
  });
  return problem('models.role-not-allowed', { from, to: role });
}

async function change(
  tx: Tx,
  { segment, role: from }: AssignmentRow,
  { modelId, role, note }: AssignRole,
): Promise<void> {
  if (from === role) return;
  if (role === 'champion') {
    const displaced = await championOf(tx, segment);
    assert(displaced !== modelId, 'a champion that becomes champion is no change');
    if (displaced) await move(tx, { modelId: displaced, segment, from: 'champion', to: 'retired', note });
  }
  await move(tx, { modelId, segment, from, to: role, note });
}

interface Move extends Pick<AssignmentRow, 'segment'> {
  readonly modelId: ModelId;
  readonly from: ModelRole;
  readonly to: ModelRole;
  readonly note: string;
}

async function move(tx: Tx, { modelId, segment, from, to, note }: Move): Promise<void> {
  await setRole(tx, { model: modelId, segment, role: to });
  await tx.audit({
    action: 'assign-role',
    subject: modelId,
    outcome: 'done',
    details: { segment, from, to, note },
  });
  const data = { modelId, segment, from, to };
  await tx.publish({ type: 'models.role-changed', version: 1, subject: modelId, data });
}
