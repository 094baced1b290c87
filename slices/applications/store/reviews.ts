import type { FieldCrypto, SliceTransaction } from '@lendline/platform';
import type { ApplicationId, Review } from '../contract.ts';
import type { ApplicationsTables, StoredReview } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;

/** A review with the tier that priced it. */
export interface PricedReview extends Review {
  readonly tier: string | null;
}

export async function insertReview({ db }: Tx, row: StoredReview): Promise<void> {
  await db.insertInto('review').values(row).execute();
}

/** Oldest first. */
export async function reviewsOf({ db }: Tx, application: ApplicationId): Promise<readonly StoredReview[]> {
  return db
    .selectFrom('review')
    .selectAll()
    .where('application_id', '=', application)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** A note is free text about a person, so it is kept encrypted. */
export function sealNote(crypto: FieldCrypto, of: { tenant: string; id: string }, note: string): Promise<string> {
  return crypto.encrypt({ tenant: of.tenant, table: 'review', row: of.id, column: 'note' }, note);
}

export async function openReview(crypto: FieldCrypto, row: StoredReview): Promise<PricedReview> {
  const note = await crypto.decrypt({ tenant: row.tenant, table: 'review', row: row.id, column: 'note' }, row.note);
  return { by: row.by, outcome: row.outcome, tier: row.tier, note, at: row.at.toString() };
}
