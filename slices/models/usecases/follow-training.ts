import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '@lendline/kernel';
import type { TrainingRunId, TrainingStep } from '../contract.ts';
import { writeSteps } from '../store/training-runs.ts';
import type { Trained, TrainingOrder, TrainingStage } from '../training/order.ts';
import type { ModelsParts } from './parts.ts';

const lookEvery_ms = 1_000;
/** More than the stages of every kind and the steps of the longest; what comes after is not told. */
const mostSteps = 2_000;

interface ToFollow {
  readonly id: TrainingRunId;
  readonly order: TrainingOrder;
}

/** Trains, writes down every second how far it has come, and stops where somebody stopped the run. */
export async function followTraining(
  parts: ModelsParts,
  context: Context,
  { id, order }: ToFollow,
): Promise<Trained | 'stopped'> {
  const steps: TrainingStep[] = [];
  const stop = new AbortController();
  const ended = new AbortController();
  const onStage = ({ name, kind, share, step, loss }: TrainingStage): void => {
    if (steps.length >= mostSteps) return;
    steps.push({ at: context.now().toString(), name, kind, share, step: step ?? null, loss: loss ?? null });
  };
  const isGoing = () =>
    parts.database
      .transaction(context, (tx) => writeSteps(tx, { id, steps }))
      .catch((error: unknown) => {
        // The training goes on without its picture; what it made is written with care at its end.
        parts.log.warn({ slice: 'models', scope: id, err: error }, 'how far a training has come was not written');
        return true;
      });
  const looking = (async () => {
    while (!ended.signal.aborted) {
      await pause(lookEvery_ms, undefined, { signal: ended.signal }).catch(() => {});
      if (!(await isGoing())) stop.abort();
    }
  })();
  try {
    return await parts.train(order, { onStage, stop: stop.signal });
  } finally {
    ended.abort();
    await looking;
  }
}
