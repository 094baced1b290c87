import type { LineId } from '@lendline/lines/contract';
import { type SliceTransaction, toJson } from '@lendline/platform';
import { sql } from 'kysely';
import type { DecisionId } from '../contract.ts';
import type { DecisionRow, DecisionsTables } from './tables.ts';

type Tx = SliceTransaction<DecisionsTables>;

/** False when this attempt was decided before. In one statement with the records that the score was made of. */
export async function insertDecision(
  { db, context }: Tx,
  row: Omit<DecisionRow, 'tenant'>,
  sources: readonly ('calls' | 'statement')[],
): Promise<boolean> {
  const { tenant } = context;
  const decision = db
    .insertInto('decision')
    .values({ ...row, tenant, answer: toJson(row.answer) })
    .onConflict((conflict) => conflict.columns(['tenant', 'application_id', 'attempt']).doNothing())
    .returning(['id', 'tenant']);
  if (sources.length === 0) return (await decision.executeTakeFirst()) !== undefined;
  const inserted = await db
    .with('inserted', () => decision)
    .with('sourced', (into) =>
      into
        .insertInto('score_source')
        .columns(['decision_id', 'tenant', 'source'])
        .expression((select) =>
          select
            .selectFrom('inserted')
            .select([
              'inserted.id',
              'inserted.tenant',
              sql<'calls' | 'statement'>`unnest(${sources}::text[])`.as('source'),
            ]),
        ),
    )
    .selectFrom('inserted')
    .select('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function decisionOfAttempt(
  { db }: Tx,
  of: { readonly applicationId: string; readonly attempt: number },
): Promise<DecisionRow | undefined> {
  return db
    .selectFrom('decision')
    .selectAll()
    .where('application_id', '=', of.applicationId)
    .where('attempt', '=', of.attempt)
    .executeTakeFirst();
}

export async function findDecision({ db }: Tx, id: DecisionId): Promise<DecisionRow | undefined> {
  return db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first. */
export async function decisionsOfLine({ db }: Tx, line: LineId): Promise<readonly DecisionRow[]> {
  return db
    .selectFrom('decision')
    .selectAll()
    .where('line_id', '=', line)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The newest day on which name, id and number were found to match; null when no decision saw that. */
export async function lastIdentityCheck({ db }: Tx, line: LineId): Promise<Temporal.PlainDate | null> {
  const row = await db
    .selectFrom('decision')
    .select('identity_checked_on')
    .where('line_id', '=', line)
    .where('identity_checked_on', 'is not', null)
    .orderBy('identity_checked_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.identity_checked_on ?? null;
}
