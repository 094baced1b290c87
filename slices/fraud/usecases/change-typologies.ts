import { actorName, assert, type Context, newId, ok, present, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { TypologyVersionDetail, TypologyVersionId } from '../contract.ts';
import { problem } from '../problems.ts';
import { mayBecome } from '../rules/typology-lifecycle.ts';
import {
  findVersion,
  insertVersion,
  lockReleases,
  lockVersion,
  nextVersion,
  toVersionDetail,
  updateVersion,
} from '../store/typology-versions.ts';
import type { FraudTables, TypologyVersionRow } from '../store/tables.ts';
import { ensureSeeded } from './seed-typologies.ts';
import type { FraudParts } from './parts.ts';
import { documentHash, faultyDocument, readDocument } from './read-document.ts';

type Tx = SliceTransaction<FraudTables>;
type Answer = Result<TypologyVersionDetail, Problem>;
type Refused = { readonly ok: false; readonly error: Problem };

/** Begins a draft from a version, the live one unless told. */
export async function draftTypologies(
  parts: FraudParts,
  context: Context,
  { basedOn, note }: { readonly basedOn?: TypologyVersionId | undefined; readonly note: string },
): Promise<Answer> {
  return parts.database.transaction(context, async (tx) => {
    await lockReleases(tx);
    const live = await ensureSeeded(parts, tx);
    const base = basedOn === undefined ? live : await findVersion(tx, basedOn);
    if (!base) return notFound();
    const [by, now] = [actorName(context.actor), context.now()];
    const row: TypologyVersionRow = {
      id: newId('typologies', now),
      tenant: context.tenant,
      version: await nextVersion(tx),
      state: 'draft',
      revision: 1,
      note,
      // An older one may be begun from; what it replaces is the live one all the same.
      based_on: live.id,
      document: base.document,
      document_hash: base.document_hash,
      test: null,
      tested_hash: null,
      made_by: by,
      made_at: now,
      saved_by: by,
      saved_at: now,
      submitted_by: null,
      decided_by: null,
      decided_at: null,
      decision_note: null,
      live_since: null,
      took_over_from: null,
    };
    assert(await insertVersion(tx, row), 'drafts are begun one after another');
    await tell(tx, row, { action: 'draft-typologies', note });
    return ok(toVersionDetail(row));
  });
}

export interface SaveTypologies {
  readonly versionId: TypologyVersionId;
  readonly revision: number;
  readonly document: readonly unknown[];
  readonly note: string;
}

/** Saves a draft. Whoever saves names the revision that they changed: of two who began from one, the second is told of the first. */
export async function saveTypologies(parts: FraudParts, context: Context, given: SaveTypologies): Promise<Answer> {
  const read = readDocument(given.document, parts.allowedSources);
  return parts.database.transaction(context, async (tx) => {
    const row = await lockVersion(tx, given.versionId);
    if (!row) return notFound();
    const refused = refusalOf(row, { to: 'draft', revision: given.revision });
    if (refused) return refuse(tx, row, { action: 'save-typologies', refusal: refused });
    if (!read.ok) return refuse(tx, row, { action: 'save-typologies', refusal: faultyDocument(read.error) });
    const saved = await updateVersion(tx, row.id, {
      document: read.value,
      document_hash: documentHash(read.value),
      revision: row.revision + 1,
      note: given.note,
      saved_by: actorName(context.actor),
      saved_at: context.now(),
    });
    await tell(tx, saved, { action: 'save-typologies', note: given.note });
    return ok(toVersionDetail(saved));
  });
}

/** Asks a second person. What they are asked about was tested as it stands and replaces what is live now. */
export async function submitTypologies(
  { database }: FraudParts,
  context: Context,
  given: { readonly versionId: TypologyVersionId; readonly revision: number; readonly note: string },
): Promise<Answer> {
  return database.transaction(context, async (tx) => {
    const row = await lockVersion(tx, given.versionId);
    if (!row) return notFound();
    const action = 'submit-typologies';
    const refused = refusalOf(row, { to: 'waiting', revision: given.revision });
    if (refused) return refuse(tx, row, { action, refusal: refused });
    if (row.tested_hash !== row.document_hash) {
      return refuse(tx, row, { action, refusal: problem('fraud.typologies-not-tested') });
    }
    if (await isOvertaken(tx, row)) {
      return refuse(tx, row, { action, refusal: problem('fraud.typologies-overtaken') });
    }
    const by = actorName(context.actor);
    const waiting = await updateVersion(tx, row.id, { state: 'waiting', submitted_by: by, note: given.note });
    await tell(tx, waiting, { action, note: given.note });
    return ok(toVersionDetail(waiting));
  });
}

/** Another version went live since this one was begun: releasing it would silently undo that. */
export async function isOvertaken(tx: Tx, { based_on }: TypologyVersionRow): Promise<boolean> {
  const base = present(based_on && (await findVersion(tx, based_on)), 'a draft replaces a version');
  return base.state !== 'live';
}

function refusalOf(
  row: TypologyVersionRow,
  { to, revision }: { readonly to: 'draft' | 'waiting'; readonly revision: number },
): Refused | null {
  if (!mayBecome(row.state, to)) return problem('fraud.typologies-not-now', { state: row.state });
  if (row.revision === revision) return null;
  return problem('fraud.typologies-saved-meanwhile', { savedBy: row.saved_by, revision: row.revision });
}

export interface TypologyTelling {
  readonly action: string;
  readonly note: string;
}

/** Audit and event of what happened to a version. */
export async function tell(tx: Tx, row: TypologyVersionRow, { action, note }: TypologyTelling): Promise<void> {
  const { version, state, revision, document_hash: hash } = row;
  await tx.audit({ action, subject: row.id, outcome: 'done', details: { version, state, revision, hash, note } });
  const data = { versionId: row.id, version, state, revision };
  await tx.publish({ type: 'fraud.typologies-changed', version: 1, subject: row.id, data });
}

export async function refuse(
  tx: Tx,
  { id }: TypologyVersionRow,
  { action, refusal }: { readonly action: string; readonly refusal: Refused },
): Promise<Refused> {
  await tx.audit({ action, subject: id, outcome: 'refused', reason: refusal.error.code });
  return refusal;
}
