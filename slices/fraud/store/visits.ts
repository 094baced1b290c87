import type { SliceTransaction } from '@lendline/platform';
import type { VisitRow } from './observed-tables.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Keeps a visit; answers whether the line had never been seen on the device. */
export async function noteVisit({ db, context }: Tx, visit: Omit<VisitRow, 'tenant'>): Promise<boolean> {
  await db
    .insertInto('visit')
    .values({ ...visit, tenant: context.tenant })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const before = await db
    .selectFrom('edge')
    .select('held')
    .where('holder_kind', '=', 'borrower')
    .where('holder', '=', visit.line_id)
    .where('relation', '=', 'device')
    .where('held', '=', visit.device)
    .executeTakeFirst();
  return before === undefined;
}
