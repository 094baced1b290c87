import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
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
      if (signal.aborted) return;
      // Whatever comes first ends the other two: a wait that is over leaves neither timer nor listener behind.
      const over = new AbortController();
      const end = (): void => over.abort();
      signal.addEventListener('abort', end, { once: true });
      const until = { signal: over.signal };
      await Promise.race([once(emitter, id, until), pause(timeout_ms, undefined, until)]).catch(() => {});
      signal.removeEventListener('abort', end);
      over.abort();
    },
  };
}
