import type { Context } from '@lendline/kernel';
import { inState } from '../store/applications.ts';
import { jobOf } from './get-application.ts';
import type { ApplicationsParts } from './parts.ts';

/**
 * At a start: every application that waits for a job has one, whatever became of the queue. A job that is there already
 * is replaced, and one that runs twice does its work once.
 */
export async function resumeJobs(parts: ApplicationsParts, context: Context): Promise<void> {
  await parts.database.transaction(context, async (tx) => {
    for (const { id, state } of await inState(tx, ['deciding', 'signed'])) {
      const task = jobOf[state];
      if (task) await tx.enqueue({ task, payload: { applicationId: id }, key: id });
    }
  });
}
