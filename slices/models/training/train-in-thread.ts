import { Worker } from 'node:worker_threads';
import type { LocalText } from '@lendline/kernel';
import type { TrainingAnswer, TrainingOrder, TrainingProduct } from './order.ts';

/** Trains in a thread of its own: minutes of arithmetic must not hold up a request. Rejects when the thread breaks. */
export function trainInThread(order: TrainingOrder): Promise<TrainingProduct | { readonly refused: LocalText }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('training-thread.ts', import.meta.url), { workerData: order });
    worker.once('message', (answer: TrainingAnswer) => resolve('product' in answer ? answer.product : answer));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code} and no answer`)));
  });
}
