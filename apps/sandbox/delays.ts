/** Work put off in real time, of which nothing runs any more once it is stopped. */
export interface Delays {
  /** Resolves when the work is done; never when the delays were stopped first. */
  after(delay_ms: number, work: () => Promise<void>): Promise<void>;
  readonly stop: () => void;
}

export function createDelays(): Delays {
  const timers = new Set<NodeJS.Timeout>();
  return {
    after: (delay_ms, work) => {
      if (delay_ms === 0) return work();
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve(work());
        }, delay_ms);
        timers.add(timer);
      });
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
