import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { AssessmentId } from '../contract.ts';
import type { PastAssessment } from '../rules/past-test.ts';
import type { CountedAssessment } from '../rules/count-hits.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Stored assessments since an instant, newest first; `before` is the id where the last page ended. */
export async function pastAssessments(
  { db }: Tx,
  { from, before, limit }: { readonly from: Temporal.Instant; readonly before: string | null; readonly limit: number },
): Promise<readonly PastAssessment[]> {
  let query = db
    .selectFrom('assessment')
    .select(['id', 'application_id', 'signals', 'hits'])
    .where('assessed_at', '>=', from)
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('id', '<', before as AssessmentId);
  return query.execute();
}

/** The last assessments of applications, newest first: which typologies they hit, and which were not asked. */
export async function lastHits({ db }: Tx, limit: number): Promise<readonly CountedAssessment[]> {
  return db
    .selectFrom('assessment')
    .select([
      'assessed_at as at',
      'halted',
      sql<readonly string[]>`array(select hit->>'typology' from jsonb_array_elements(hits) as hit)`.as('hits'),
    ])
    .where('stage', '=', 'application')
    .orderBy('assessed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Deletes assessments whose time is over, so many at most. Cases keep what their alerts said. */
export async function deleteOldAssessments({ db }: Tx, on: Temporal.PlainDate, limit: number): Promise<number> {
  const gone = await db
    .deleteFrom('assessment')
    .where('id', 'in', (of) => of.selectFrom('assessment').select('id').where('delete_on', '<=', on).limit(limit))
    .returning('id')
    .execute();
  return gone.length;
}
