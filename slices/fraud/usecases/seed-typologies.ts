import { type Context, newId, present } from '@lendline/kernel';
import { asService, type SliceTransaction } from '@lendline/platform';
import { noteLender } from '../store/lenders.ts';
import type { FraudTables, TypologyVersionRow } from '../store/tables.ts';
import { insertVersion, liveVersion } from '../store/typology-versions.ts';
import type { FraudParts } from './parts.ts';
import { documentHash } from './read-document.ts';

type Tx = SliceTransaction<FraudTables>;

/** Gives a lender the typologies that Lendline ships as version 1, the first time that anybody asks. Answers what is live. */
export async function ensureSeeded({ box }: Pick<FraudParts, 'box'>, tx: Tx): Promise<TypologyVersionRow> {
  const live = await liveVersion(tx);
  if (live) return live;
  const now = tx.context.now();
  const row: TypologyVersionRow = {
    id: newId('typologies', now),
    tenant: tx.context.tenant,
    version: 1,
    state: 'live',
    revision: 1,
    note: '随 Lendline 提供 / shipped with Lendline',
    based_on: null,
    document: box,
    document_hash: documentHash(box),
    test: null,
    tested_hash: null,
    made_by: 'lendline',
    made_at: now,
    saved_by: 'lendline',
    saved_at: now,
    submitted_by: null,
    decided_by: null,
    decided_at: null,
    decision_note: null,
    live_since: now,
    took_over_from: null,
  };
  // Of two who ask first at once, one inserts and the other reads it.
  if (await insertVersion(tx, row)) {
    await noteLender(tx);
    const details = { version: 1, hash: row.document_hash };
    await tx.audit({ action: 'seed-typologies', subject: row.id, outcome: 'done', details });
  }
  return present(await liveVersion(tx), 'a lender has live typologies from the first look on');
}

/** The same before an assessment, which is to be asked once by each process and not each time. */
export async function seedOnce(
  parts: Pick<FraudParts, 'box' | 'database' | 'seeded'>,
  context: Context,
): Promise<void> {
  if (parts.seeded.has(context.tenant)) return;
  await parts.database.transaction(asService(context, 'fraud'), (tx) => ensureSeeded(parts, tx));
  parts.seeded.add(context.tenant);
}
