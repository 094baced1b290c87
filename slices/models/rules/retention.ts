/** How long what a decision was scored on is kept, in days from the day of the score. */
export interface Retention {
  /** The values, which models are trained on. */
  readonly values_days: number;
  /** The score, what other models said and what became of it. */
  readonly score_days: number;
}

/** The days from which nothing is kept any more. They are written beside what is kept: a later policy reaches back to none. */
export function keptUntil(
  at: Temporal.Instant,
  { values_days, score_days }: Retention,
): { readonly values_until: Temporal.PlainDate; readonly score_until: Temporal.PlainDate } {
  const day = at.toZonedDateTimeISO('UTC').toPlainDate();
  // Values never outlive the score that they belong to.
  return {
    values_until: day.add({ days: Math.min(values_days, score_days) }),
    score_until: day.add({ days: score_days }),
  };
}
