import type { SliceTransaction } from '@lendline/platform';
import type { CommunityRow } from './observed-tables.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

export type Community = Omit<CommunityRow, 'tenant' | 'as_of'>;

const rowsAtOnce = 500;

/** Keeps the communities of a batch in place of those before. */
export async function replaceCommunities(
  { db, context }: Tx,
  asOf: Temporal.Instant,
  communities: readonly Community[],
): Promise<void> {
  await db.deleteFrom('community').execute();
  for (let from = 0; from < communities.length; from += rowsAtOnce) {
    const rows = communities.slice(from, from + rowsAtOnce);
    await db
      .insertInto('community')
      .values(rows.map((community) => ({ ...community, tenant: context.tenant, as_of: asOf })))
      .execute();
  }
}
