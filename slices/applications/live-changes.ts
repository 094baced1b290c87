import { EventEmitter, once } from 'node:events';
import type { ApplicationId } from './contract.ts';

/**
 * Wakes the event streams of this process when an application changed in it. A hint only: what changed in another
 * process is found by looking again.
 */
export interface LiveChanges {
  changed(id: ApplicationId): void;
  /** Returns when the application changed, when the time is over, or when the signal says so. */
  wait(id: ApplicationId, timeout_ms: number, signal: AbortSignal): Promise<void>;
}

export function liveChanges(): LiveChanges {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    changed: (id) => void emitter.emit(id),
    wait: async (id, timeout_ms, signal) => {
      const either = AbortSignal.any([signal, AbortSignal.timeout(timeout_ms)]);
      await once(emitter, id, { signal: either }).catch(() => {});
    },
  };
}
