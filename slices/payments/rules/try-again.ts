/** Seconds between the tries of a message, as Standard Webhooks 1.0 suggests them: over three days, then it is given up. */
const pauses_s = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** How long to wait after so many tries (from 1); `null` when it is given up. */
export function tryAgainAfter(attempts: number): Temporal.Duration | null {
  const pause_s = pauses_s[attempts - 1];
  return pause_s === undefined ? null : Temporal.Duration.from({ seconds: pause_s });
}
