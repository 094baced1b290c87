import { ok, type Problem, type Result } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ApplicationChanged } from '../contract.ts';
import { problem } from '../problems.ts';
import { stateAfter, type Step, waitingStates } from '../rules/lifecycle.ts';
import { stateNames } from '../rules/state-names.ts';
import { type Patch, updateApplication } from '../store/applications.ts';
import { insertHappening } from '../store/happenings.ts';
import type { ApplicationsTables, StoredApplication } from '../store/tables.ts';

export type Tx = SliceTransaction<ApplicationsTables>;
export type Changed = Result<StoredApplication, Problem>;

/** Takes one step of the lifecycle on a locked row: state, history, audit and event together. */
export async function takeStep(
  tx: Tx,
  row: StoredApplication,
  { step, patch = {} }: { step: Step; patch?: Patch },
): Promise<Changed> {
  const state = stateAfter(row.state, step);
  if (state === null) return notNow(row);
  const waiting_since = waitingStates.includes(state) ? tx.context.now() : null;
  const changed = await updateApplication(tx, row.id, { ...patch, state, waiting_since });
  await insertHappening(tx, { application: row.id, what: step, from: row.state, to: state });
  await tx.audit({ action: step, subject: row.id, outcome: 'done' });
  const event: ApplicationChanged = {
    applicationId: row.id,
    lineId: row.line_id,
    from: row.state,
    to: state,
    decisionId: changed.decision?.id ?? null,
  };
  await tx.publish({ type: 'applications.changed', version: 1, subject: row.id, data: event });
  return ok(changed);
}

/** The problem of a step that this state does not allow. */
export function notNow({ state }: Pick<StoredApplication, 'state'>): Result<never, Problem> {
  if (state === 'expired') return problem('applications.offer-expired');
  const name = stateNames[state];
  return problem('applications.not-now', { state, stateZh: name['zh-CN'], stateEn: name.en });
}
