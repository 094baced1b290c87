import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { ApplicationId, ApplicationRow, ApplicationState } from '../contract.ts';
import { countWaiting, pageOfQueue } from '../store/applications.ts';
import type { ApplicationsParts } from './parts.ts';
import { rowOf } from './view-application.ts';

export interface QueueQuestion {
  readonly state?: ApplicationState | 'all';
  readonly limit?: number;
  readonly before?: string;
}

export interface QueuePage {
  readonly applications: readonly ApplicationRow[];
  readonly waiting: number;
  readonly next: string | null;
}

const defaultLimit = 50;

/** One page of the queue, newest first; `waiting` counts all that wait for a person. */
export async function listQueue(
  parts: ApplicationsParts,
  context: Context,
  { state = 'all', limit = defaultLimit, before }: QueueQuestion,
): Promise<Result<QueuePage, Problem>> {
  const page = { state, limit, before: (before as ApplicationId | undefined) ?? null };
  const { rows, waiting } = await parts.database.transaction(
    context,
    async (tx) => ({ rows: await pageOfQueue(tx, page), waiting: await countWaiting(tx) }),
    { readOnly: true },
  );
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
  return ok({ applications: shown.map(rowOf), waiting, next });
}
