import type { SliceTransaction } from '@lendline/platform';
import type { ApplicationId } from '../contract.ts';
import type { ApplicationsTables, StoredReleaseVote } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;

export interface Hold {
  readonly application: ApplicationId;
  readonly heldAt: Temporal.Instant;
}

export async function insertVote({ db }: Tx, row: StoredReleaseVote): Promise<void> {
  await db.insertInto('release_vote').values(row).execute();
}

/** Who said that this hold may be released, each once, in order. */
export async function votersOf({ db }: Tx, { application, heldAt }: Hold): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('release_vote')
    .select('by')
    .where('application_id', '=', application)
    .where('held_at', '=', heldAt)
    .orderBy('at')
    .execute();
  return rows.map(({ by }) => by);
}
