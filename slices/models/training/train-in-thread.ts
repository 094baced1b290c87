import { Worker } from 'node:worker_threads';
import type { Following, Trained, TrainingOrder, TrainingWord } from './order.ts';

/** Trains in a thread of its own: minutes of arithmetic must not hold up a request. Rejects when the thread breaks. */
export function trainInThread(order: TrainingOrder, { onStage, stop }: Following): Promise<Trained | 'stopped'> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('training-thread.ts', import.meta.url), { workerData: order });
    stop.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.on('message', (word: TrainingWord) => {
      if ('stage' in word) onStage(word.stage);
      else resolve('product' in word ? word.product : word);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (stop.aborted) resolve('stopped');
      else reject(new Error(`the training thread ended with ${code} and no answer`));
    });
  });
}
