import { type Context, dayIn } from '@lendline/kernel';
import { lenders } from '../store/lenders.ts';
import type { FraudParts } from './parts.ts';

const tasks = ['tidy', 'forget-assessments', 'forget-cases', 'find-communities'] as const;

/** Has what is done each night done for every lender: one job each, so that the failure of one is repeated for that one alone. */
export async function planNight({ database, zone }: FraudParts, context: Context): Promise<void> {
  const day = dayIn(zone, context.now()).toString();
  const names = await database.transaction(context, lenders, { readOnly: true });
  for (const tenant of names) {
    await database.transaction({ ...context, tenant }, async (tx) => {
      for (const task of tasks) await tx.enqueue({ task, payload: {}, key: `night/${day}` });
    });
  }
}
