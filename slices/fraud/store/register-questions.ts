import { type SliceTransaction, toJson } from '@lendline/platform';
import type { FraudTables, RegisterQuestionRow } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

export interface OfQuestion {
  readonly applicationId: string;
  readonly attempt: number;
}

export async function findQuestion(
  { db }: Tx,
  { applicationId, attempt }: OfQuestion,
): Promise<RegisterQuestionRow | undefined> {
  return db
    .selectFrom('register_question')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('attempt', '=', attempt)
    .executeTakeFirst();
}

/** The question of an attempt, with the id that it was first asked under. */
export async function beginQuestion(tx: Tx, row: RegisterQuestionRow): Promise<RegisterQuestionRow> {
  await tx.db
    .insertInto('register_question')
    .values({ ...row, features: null, signals: null })
    .onConflict((conflict) => conflict.columns(['tenant', 'application_id', 'attempt']).doNothing())
    .execute();
  const kept = await findQuestion(tx, { applicationId: row.application_id, attempt: row.attempt });
  return kept ?? row;
}

/** What became of a question. An answer stands: what comes after it changes nothing. */
export async function endQuestion(
  { db, context }: Tx,
  id: string,
  { state, because, features, signals }: Pick<RegisterQuestionRow, 'state' | 'because' | 'features' | 'signals'>,
): Promise<void> {
  await db
    .updateTable('register_question')
    .set({
      state,
      because,
      features: features && toJson(features),
      signals: signals && toJson(signals),
      answered_at: context.now(),
    })
    .where('id', '=', id)
    .where('state', '<>', 'answered')
    .execute();
}

export async function deleteOldQuestions({ db }: Tx, on: Temporal.PlainDate, limit: number): Promise<number> {
  const gone = await db
    .deleteFrom('register_question')
    .where('id', 'in', (of) =>
      of.selectFrom('register_question').select('id').where('delete_on', '<=', on).limit(limit),
    )
    .returning('id')
    .execute();
  return gone.length;
}
