import type { Clock } from '@lendline/kernel';

/** A clock that stands until it is moved. */
export interface FakeClock extends Clock {
  advance(by: Temporal.DurationLike): void;
  set(to: string | Temporal.Instant): void;
}

export const testStart = '2026-03-02T09:00:00Z';

export function fakeClock(start: string | Temporal.Instant = testStart): FakeClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance(by) {
      // Through UTC, so that days are 24 hours and months are allowed.
      now = now.toZonedDateTimeISO('UTC').add(by).toInstant();
    },
    set(to) {
      now = Temporal.Instant.from(to);
    },
  };
}
