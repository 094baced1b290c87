import type { Context, Problem, Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { notFound } from '@lendline/platform';
import type { ApplicationId } from '../contract.ts';
import { isOfferOver } from '../rules/lifecycle.ts';
import { lockApplication, selectApplication } from '../store/applications.ts';
import type { StoredApplication } from '../store/tables.ts';
import type { ApplicationsParts } from './parts.ts';
import { type Changed, takeStep, type Tx } from './take-step.ts';

export interface Target {
  readonly id: ApplicationId;
  /** Whose it must be; null for staff and for our own jobs. Another's answers as what is not there. */
  readonly owner: LineId | null;
  /** What is attempted, for the audit of a refusal. */
  readonly action: string;
}

/**
 * Changes one application in one transaction, locked against everyone else, and tells the event streams afterwards. An
 * offer whose time is over expires first. A refusal is audited as a success would be.
 */
export async function changeApplication(
  parts: ApplicationsParts,
  context: Context,
  { target, work }: { target: Target; work: (tx: Tx, row: StoredApplication) => Promise<Changed> },
): Promise<Changed> {
  const changed = await parts.database.transaction(context, async (tx): Promise<Changed> => {
    const found = await lockApplication(tx, target.id);
    if (!found || (target.owner !== null && found.line_id !== target.owner)) return notFound();
    const over = isOfferOver(found, context.now());
    const current = over ? await takeStep(tx, found, { step: 'expire' }) : { ok: true as const, value: found };
    if (!current.ok) return current;
    const result = await work(tx, current.value);
    if (!result.ok) {
      const reason = result.error.code;
      await tx.audit({ action: target.action, subject: target.id, outcome: 'refused', reason });
    }
    return result;
  });
  parts.live.changed(target.id);
  return changed;
}

/** One application as it is now; a borrower finds only their own. */
export async function loadApplication(
  parts: ApplicationsParts,
  context: Context,
  { id, owner }: Pick<Target, 'id' | 'owner'>,
): Promise<Result<StoredApplication, Problem>> {
  const [row] = await parts.database.read(context, (db) => selectApplication(db, id));
  if (!row || (owner !== null && row.line_id !== owner)) return notFound();
  return { ok: true, value: row };
}
