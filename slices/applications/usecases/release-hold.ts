import { type Context, newId, ok, present, type Problem, type Result } from '@lendline/kernel';
import { asService, staffMember } from '@lendline/platform';
import type { ApplicationFile, ApplicationId } from '../contract.ts';
import { problem } from '../problems.ts';
import { insertHappening } from '../store/happenings.ts';
import { insertVote, votersOf } from '../store/release-votes.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { gatherFile } from './gather-file.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { type Changed, notNow, takeStep, type Tx } from './take-step.ts';

/**
 * Releases held money: the first person proposes, the next, another one, releases. Neither before the applicant has
 * proved identity again since the money was held.
 */
export async function releaseHold(
  parts: ApplicationsParts,
  context: Context,
  { applicationId, note }: { applicationId: ApplicationId; note: string },
): Promise<Result<ApplicationFile, Problem>> {
  const row = await loadApplication(parts, context, { id: applicationId, owner: null });
  if (!row.ok) return row;
  const proved = !parts.pack.drawdown.identityAgain || (await isProvedAgain(parts, context, row.value));
  const id = newId('vote', context.now());
  const place = { tenant: context.tenant, table: 'release_vote', row: id, column: 'note' };
  const sealedNote = await parts.crypto.encrypt(place, note);
  const changed = await changeApplication(parts, context, {
    target: { id: applicationId, owner: null, action: 'release' },
    work: async (tx, found) => {
      if (found.state !== 'held') return notNow(found);
      if (!proved) return problem('applications.identity-again-needed');
      return vote(tx, found, { id, sealedNote, needed: parts.pack.drawdown.staffToRelease });
    },
  });
  return changed.ok ? gatherFile(parts, context, { applicationId }) : changed;
}

/** By a new code on this application, or by signing in again with one. */
async function isProvedAgain(parts: ApplicationsParts, context: Context, row: StoredApplication): Promise<boolean> {
  const { held_at, proved_again_at } = row;
  if (held_at === null) return false;
  if (proved_again_at !== null) return true;
  const report = await parts.needs.lines.getReport(asService(context, slice), { lineId: row.line_id });
  const possession = report.ok ? report.value.checks.find(({ name }) => name === 'possession') : undefined;
  return (
    possession?.outcome === 'pass' &&
    Temporal.Instant.compare(Temporal.Instant.from(possession.observedAt), held_at) > 0
  );
}

interface Vote {
  readonly id: string;
  readonly sealedNote: string;
  readonly needed: number;
}

async function vote(tx: Tx, row: StoredApplication, { id, sealedNote, needed }: Vote): Promise<Changed> {
  const { context } = tx;
  const by = staffMember(context);
  const heldAt = present(row.held_at, 'held money has a time');
  const before = await votersOf(tx, { application: row.id, heldAt });
  if (before.includes(by)) return problem('applications.another-person-needed');
  const { tenant } = context;
  await insertVote(tx, {
    id,
    tenant,
    application_id: row.id,
    held_at: heldAt,
    by,
    note: sealedNote,
    at: context.now(),
  });
  if (before.length + 1 < needed) {
    await insertHappening(tx, { application: row.id, what: 'propose-release', from: row.state, to: row.state });
    await tx.audit({ action: 'propose-release', subject: row.id, outcome: 'done' });
    return ok(row);
  }
  const patch = { released_at: context.now(), nudged_at: context.now(), hold: null };
  const taken = await takeStep(tx, row, { step: 'release', patch });
  if (taken.ok) await tx.enqueue({ task: 'pay-out', payload: { applicationId: row.id }, key: row.id });
  return taken;
}
