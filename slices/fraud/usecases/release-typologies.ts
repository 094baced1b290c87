import { actorName, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { TypologyVersionDetail, TypologyVersionId } from '../contract.ts';
import { problem } from '../problems.ts';
import { isOwnWork, mayBecome } from '../rules/typology-lifecycle.ts';
import { findVersion, lockReleases, lockVersion, toVersionDetail, updateVersion } from '../store/typology-versions.ts';
import type { FraudTables, TypologyVersionRow } from '../store/tables.ts';
import { isOvertaken, refuse, tell } from './change-typologies.ts';
import { ensureSeeded } from './seed-typologies.ts';
import type { FraudParts } from './parts.ts';
import { faultyDocument, readDocument } from './read-document.ts';

type Tx = SliceTransaction<FraudTables>;
type Answer = Result<TypologyVersionDetail, Problem>;
type Refused = { readonly ok: false; readonly error: Problem };

export interface DecideTypologies {
  readonly versionId: TypologyVersionId;
  readonly approve: boolean;
  readonly note: string;
}

/** The second person's word: live at once, or refused for good. */
export async function decideTypologies(parts: FraudParts, context: Context, given: DecideTypologies): Promise<Answer> {
  return parts.database.transaction(context, async (tx) => {
    await lockReleases(tx);
    const row = await lockVersion(tx, given.versionId);
    if (!row) return notFound();
    const refusal = await refusalOf(parts, tx, { row, approve: given.approve });
    if (refusal) return refuse(tx, row, { action: 'decide-typologies', refusal });
    const decided = { decided_by: actorName(context.actor), decided_at: context.now(), decision_note: given.note };
    const action = given.approve ? 'approve-typologies' : 'refuse-typologies';
    const changed = given.approve
      ? await goLive(tx, row, { ...decided, took_over_from: await retireLive(parts, tx) })
      : await updateVersion(tx, row.id, { state: 'refused', ...decided });
    await tell(tx, changed, { action, note: given.note });
    return ok(toVersionDetail(changed));
  });
}

interface Deciding {
  readonly row: TypologyVersionRow;
  readonly approve: boolean;
}

async function refusalOf({ allowedSources }: FraudParts, tx: Tx, { row, approve }: Deciding): Promise<Refused | null> {
  if (row.state !== 'waiting') return problem('fraud.typologies-not-now', { state: row.state });
  if (isOwnWork(actorName(tx.context.actor), row)) return problem('fraud.same-person');
  if (!approve) return null;
  if (await isOvertaken(tx, row)) return problem('fraud.typologies-overtaken');
  // A signal may be gone since it was saved.
  const read = readDocument(row.document, allowedSources);
  return read.ok ? null : faultyDocument(read.error);
}

/** The version that was live before is live again, at once; the one that goes keeps its place in the history. */
export async function rollBackTypologies(
  parts: FraudParts,
  context: Context,
  { note }: { readonly note: string },
): Promise<Answer> {
  return parts.database.transaction(context, async (tx) => {
    await lockReleases(tx);
    const live = await ensureSeeded(parts, tx);
    const before = live.took_over_from && (await findVersion(tx, live.took_over_from));
    if (!before || !mayBecome(before.state, 'live')) {
      const refusal = problem('fraud.typologies-nothing-before');
      return refuse(tx, live, { action: 'roll-back-typologies', refusal });
    }
    await retireLive(parts, tx);
    const back = await goLive(tx, before, null);
    await tell(tx, back, { action: 'roll-back-typologies', note });
    return ok(toVersionDetail(back));
  });
}

async function retireLive(parts: FraudParts, tx: Tx): Promise<TypologyVersionId> {
  const live = await ensureSeeded(parts, tx);
  await updateVersion(tx, live.id, { state: 'retired' });
  return live.id;
}

type Decided = Pick<TypologyVersionRow, 'decided_by' | 'decided_at' | 'decision_note' | 'took_over_from'>;

function goLive(tx: Tx, { id }: TypologyVersionRow, decided: Decided | null): Promise<TypologyVersionRow> {
  return updateVersion(tx, id, { ...decided, state: 'live', live_since: tx.context.now() });
}
