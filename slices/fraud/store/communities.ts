import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { Network } from '../contract.ts';
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

/** The community that somebody was found in, by the last batch up to an instant. */
export async function communityOf({ db }: Tx, line: LineId, asOf: Temporal.Instant): Promise<Network['community']> {
  const found = await db
    .selectFrom('community')
    .select(['people', 'score', 'as_of'])
    .where(sql<boolean>`borrowers @> array[${line}]::text[]`)
    .where('as_of', '<=', asOf)
    .executeTakeFirst();
  return found ? { people: found.people, score: found.score, foundAt: found.as_of.toString() } : null;
}
