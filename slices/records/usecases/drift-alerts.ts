import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, staffMember } from '@lendline/platform';
import type { DriftAlert, DriftAlertId } from '../contract.ts';
import { acknowledge, listAlerts } from '../store/drift-alerts.ts';
import type { RecordsParts } from './parts.ts';

/** Alerts about sources, newest first. */
export async function listDriftAlerts(
  { database }: RecordsParts,
  context: Context,
  of: { readonly state?: 'open' | 'acknowledged' | undefined },
): Promise<Result<{ alerts: readonly DriftAlert[] }, Problem>> {
  return ok({ alerts: await database.transaction(context, (tx) => listAlerts(tx, of), { readOnly: true }) });
}

/** Somebody has looked. The first note stays: a second acknowledgement answers it. */
export async function acknowledgeDrift(
  { database }: RecordsParts,
  context: Context,
  { alertId, note }: { readonly alertId: DriftAlertId; readonly note: string },
): Promise<Result<DriftAlert, Problem>> {
  const by = staffMember(context);
  return database.transaction(context, async (tx) => {
    const answer = await acknowledge(tx, { id: alertId, by, note });
    if (!answer) return notFound();
    if (answer.now) await tx.audit({ action: 'acknowledge-drift', subject: alertId, outcome: 'done' });
    return ok(answer.alert);
  });
}
