const first_s = 5;
const longest_s = 3600;

/** How long to wait before the rail is asked about a payment again: 5 s, then twice as long each time, at most an hour. */
export function askAgainAfter(asks: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds: Math.min(longest_s, first_s * 2 ** Math.min(asks, 20)) });
}
