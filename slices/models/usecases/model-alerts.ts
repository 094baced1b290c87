import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, staffMember } from '@lendline/platform';
import type { AlertId, ModelAlert } from '../contract.ts';
import { acknowledge, listAlerts } from '../store/alerts.ts';
import type { ModelsParts } from './parts.ts';

/** Alerts about models in use, newest first. */
export async function listModelAlerts(
  { database }: ModelsParts,
  context: Context,
  of: { readonly state?: 'open' | 'acknowledged' | undefined },
): Promise<Result<{ alerts: readonly ModelAlert[] }, Problem>> {
  return ok({ alerts: await database.transaction(context, (tx) => listAlerts(tx, of), { readOnly: true }) });
}

/** Somebody has looked. The first note stays: a second acknowledgement answers it. */
export async function acknowledgeAlert(
  { database }: ModelsParts,
  context: Context,
  { alertId, note }: { readonly alertId: AlertId; readonly note: string },
): Promise<Result<ModelAlert, Problem>> {
  const by = staffMember(context);
  return database.transaction(context, async (tx) => {
    const answer = await acknowledge(tx, { id: alertId, by, note });
    if (!answer) return notFound();
    const { modelId } = answer.alert;
    if (answer.now) {
      await tx.audit({ action: 'acknowledge-alert', subject: modelId, outcome: 'done', details: { alertId, note } });
    }
    return ok(answer.alert);
  });
}
