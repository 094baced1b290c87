const first_s = 30;
const longest_s = 6 * 3600;

/** How long to wait after an unknown outcome: 30 s, then twice as long each time, at most six hours. */
export function retryAfter(attempts: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds: Math.min(longest_s, first_s * 2 ** Math.min(attempts, 20)) });
}

export interface PullSpan {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

export interface PullTerms {
  /** How far back the first reading goes. */
  readonly backfill_days: number;
  /** How far back each later one goes behind the last, for what was booked, changed or told late. */
  readonly overlap_days: number;
}

/** The span that a reading begun now is about: fixed from its first page to its last, so that pages do not shift. */
export function nextSpan(readUntil: Temporal.Instant | null, now: Temporal.Instant, terms: PullTerms): PullSpan {
  const back = (from: Temporal.Instant, days: number): Temporal.Instant => from.subtract({ hours: days * 24 });
  return {
    from: readUntil === null ? back(now, terms.backfill_days) : back(readUntil, terms.overlap_days),
    until: now,
  };
}
