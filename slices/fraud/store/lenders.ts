import type { SliceTransaction } from '@lendline/platform';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Every lender that has typologies, by name. */
export async function lenders({ db }: Tx): Promise<readonly string[]> {
  const rows = await db.selectFrom('lender').select('tenant').orderBy('tenant').execute();
  return rows.map(({ tenant }) => tenant);
}

export async function noteLender({ db, context }: Tx): Promise<void> {
  await db
    .insertInto('lender')
    .values({ tenant: context.tenant })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
