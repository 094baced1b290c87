import { useEffect, useState } from 'preact/hooks';
import { secondsUntil } from './waits.ts';

/** Counts down to a moment of this phone's clock, a second at a time. */
export function useSecondsLeft(until_ms: number): number {
  const [left, setLeft] = useState(() => secondsUntil(until_ms, Date.now()));
  useEffect(() => {
    const look = (): void => setLeft(secondsUntil(until_ms, Date.now()));
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [until_ms]);
  return left;
}
