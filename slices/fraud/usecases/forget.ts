import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { countErasure, forgetAttemptsBefore, forgetEdgesBefore, forgetLine } from '../store/forget.ts';
import type { ObserveParts } from './observe-parts.ts';

/**
 * Forgets what was observed of a person who is erased: ties, attempts, visits and keyed hashes, in the tables at once and in the
 * memory of every process with its next reading. Assessments and cases, which hold no value of anybody, go when their own
 * time is over.
 */
export async function forgetPerson(
  { database }: ObserveParts,
  context: Context,
  { lineId }: { readonly lineId: LineId },
): Promise<Result<{ edges: number }, Problem>> {
  return database.transaction(context, async (tx) => {
    const edges = await forgetLine(tx, lineId);
    if (edges > 0) await countErasure(tx);
    await tx.audit({ action: 'forget-person', subject: lineId, outcome: 'done', details: { edges } });
    return ok({ edges });
  });
}

const networkKept = { hours: 7 * 24 } as const;
const attemptsKept = { hours: 180 * 24 } as const;
const edgesKept = { hours: 3 * 365 * 24 } as const;

/** So many edges go in one transaction: those who tell of others do not wait long for it. */
const edgesAtOnce = 10_000;

/** Forgets what its time is over for. A job of every night. */
export async function tidyObserved(
  { database }: ObserveParts,
  context: Context,
  atMost: number = edgesAtOnce,
): Promise<void> {
  const now = context.now();
  await database.transaction(context, (tx) =>
    forgetAttemptsBefore(tx, { networks: now.subtract(networkKept), attempts: now.subtract(attemptsKept) }),
  );
  const at = now.subtract(edgesKept);
  let forgotten = atMost;
  while (forgotten === atMost) {
    forgotten = await database.transaction(context, async (tx) => {
      const edges = await forgetEdgesBefore(tx, { at, atMost });
      // With each of them, so that nothing outlives its row in the memory of a process if the next does not come to pass.
      if (edges > 0) await countErasure(tx);
      return edges;
    });
  }
}
