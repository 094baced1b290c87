import { type Context, dayIn } from '@lendline/kernel';
import { deleteCases, endedCases } from '../store/old-cases.ts';
import type { FraudParts } from './parts.ts';

const atOnce = 200;

/**
 * Deletes closed cases whose time is over, with those merged into them, their people, alerts, history and labels; assessments, which
 * have a time of their own, forget the case.
 */
export async function forgetCases({ database, zone }: FraudParts, context: Context): Promise<void> {
  const on = dayIn(zone, context.now());
  for (;;) {
    const gone = await database.transaction(context, async (tx) => {
      const ids = await endedCases(tx, on, atOnce);
      if (ids.length === 0) return 0;
      await deleteCases(tx, ids);
      const details = { on: on.toString(), cases: ids.length };
      await tx.audit({ action: 'forget-old-cases', subject: 'fraud-cases', outcome: 'done', details });
      return ids.length;
    });
    if (gone === 0) return;
  }
}
