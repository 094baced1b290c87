import { type Context, dayIn } from '@lendline/kernel';
import { deleteOldAssessments } from '../store/past-assessments.ts';
import { deleteOldQuestions } from '../store/register-questions.ts';
import type { FraudParts } from './parts.ts';

const atOnce = 5_000;

/**
 * Deletes assessments and what a register said, by the day written beside each, in portions that hold nobody up. What a
 * case says stays in the case.
 */
export async function forgetAssessments({ database, zone }: FraudParts, context: Context): Promise<void> {
  const on = dayIn(zone, context.now());
  for (;;) {
    const gone = await database.transaction(context, async (tx) => {
      const deleted = await deleteOldAssessments(tx, on, atOnce);
      const questions = await deleteOldQuestions(tx, on, atOnce);
      const details = { on: on.toString(), assessments: deleted, questions };
      if (deleted + questions > 0) {
        await tx.audit({ action: 'forget-old-assessments', subject: 'assessments', outcome: 'done', details });
      }
      return Math.max(deleted, questions);
    });
    if (gone < atOnce) return;
  }
}
