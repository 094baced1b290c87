import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { AgreementId, AgreementSummary, ApplicationId } from '../contract.ts';
import type { ApplicationsTables, SignatureEvidence, StoredAgreement } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;

/** Keeps an agreement; one with the same bytes is the same agreement. */
export async function keepAgreement({ db }: Tx, row: StoredAgreement): Promise<AgreementId> {
  await db
    .insertInto('agreement')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant', 'application_id', 'hash']).doNothing())
    .execute();
  const kept = await db
    .selectFrom('agreement')
    .select('id')
    .where('application_id', '=', row.application_id)
    .where('hash', '=', row.hash)
    .executeTakeFirstOrThrow();
  return kept.id;
}

export async function findAgreement({ db }: Tx, id: AgreementId): Promise<StoredAgreement | undefined> {
  return db.selectFrom('agreement').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The agreement of a renewal that a borrower was shown, by its digest. */
export async function findRenewalAgreement(
  { db }: Tx,
  { lineId, hash }: { readonly lineId: string; readonly hash: string },
): Promise<StoredAgreement | undefined> {
  return db
    .selectFrom('agreement')
    .innerJoin('application', 'application.id', 'agreement.application_id')
    .selectAll('agreement')
    .where('application.line_id', '=', lineId as LineId)
    .where('agreement.hash', '=', hash)
    .where('agreement.renewal_id', 'is not', null)
    .executeTakeFirst();
}

/** Every agreement that was shown for an application, oldest first, without its bytes. */
export async function agreementsOf({ db }: Tx, application: ApplicationId): Promise<readonly AgreementSummary[]> {
  const rows = await db
    .selectFrom('agreement')
    .select(['id', 'version', 'hash', 'locale', 'signed_at'])
    .where('application_id', '=', application)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(toSummary);
}

export async function markSigned({ db, context }: Tx, id: AgreementId, signature: SignatureEvidence): Promise<void> {
  await db.updateTable('agreement').set({ signed_at: context.now(), signature }).where('id', '=', id).execute();
}

function toSummary(row: Pick<StoredAgreement, 'id' | 'version' | 'hash' | 'locale' | 'signed_at'>): AgreementSummary {
  const { id, version, hash, locale } = row;
  return { id, version, hash, locale, signedAt: row.signed_at?.toString() ?? null };
}
