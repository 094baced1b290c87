import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { TypologyVersionId } from '../contract.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

export interface LiveVersion {
  readonly id: TypologyVersionId;
  readonly halted: readonly string[];
}

/** In one statement. */
export async function liveVersionAndHalts({ db }: Tx): Promise<LiveVersion | undefined> {
  return db
    .selectFrom('typology_version')
    .select('id')
    .select(
      sql<readonly string[]>`array(select typology from typology_halt where resumed_at is null order by typology)`.as(
        'halted',
      ),
    )
    .where('state', '=', 'live')
    .executeTakeFirst();
}

export async function documentOf({ db }: Tx, id: TypologyVersionId): Promise<readonly unknown[]> {
  const { document } = await db
    .selectFrom('typology_version')
    .select('document')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return document;
}
