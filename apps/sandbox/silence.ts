/** Holds requests without an answer, as a carrier does that has gone silent. */
export interface Silence {
  /** Waits out `silence_ms`; ends earlier when the caller hangs up or the country stops. */
  keep(signal: AbortSignal): Promise<void>;
  stop(): void;
}

export function createSilence(silence_ms: number): Silence {
  const waiting = new Set<() => void>();
  return {
    keep: (signal) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, silence_ms);
        waiting.add(end);
        signal.addEventListener('abort', end, { once: true });
      }),
    stop: () => {
      for (const end of waiting) end();
    },
  };
}
