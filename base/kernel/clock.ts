/** The only way to learn the time. Rules and engines get instants as arguments instead. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The calendar day of an instant in the lender's zone: due dates and business dates are days, not instants. */
export function dayIn(zone: string, instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}
