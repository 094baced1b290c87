import type { Context } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { deleteOldScores, forgetOldValues, nextForgetting } from '../store/retention.ts';
import type { ModelsTables } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';

type Tx = SliceTransaction<ModelsTables>;

const atOnce = 5_000;

/** Has what is kept looked at on the first day that something of it is to be forgotten. */
export async function planForgetting(tx: Tx): Promise<void> {
  const day = await nextForgetting(tx);
  if (!day) return;
  const runAt = day.toZonedDateTime('UTC').toInstant();
  await tx.enqueue({ task: 'forget-scores', payload: {}, key: 'next', runAt });
}

/** Forgets what has been kept for its time, by the day written beside it, and plans when to look again. */
export async function forgetScores(parts: ModelsParts, context: Context): Promise<void> {
  const on = context.now().toZonedDateTimeISO('UTC').toPlainDate();
  for (;;) {
    const gone = await parts.database.transaction(context, async (tx) => {
      const scores = await deleteOldScores(tx, on, atOnce);
      const values = await forgetOldValues(tx, on, atOnce);
      if (scores + values > 0) {
        const details = { on: on.toString(), scores, values };
        await tx.audit({ action: 'forget-old-scores', subject: 'kept-scores', outcome: 'done', details });
      }
      return Math.max(scores, values);
    });
    if (gone < atOnce) break;
  }
  await parts.database.transaction(context, (tx) => planForgetting(tx));
}
