import { lendingWindows, type LendingWindow } from './grammar.ts';
import type { LendingQuery } from './query.ts';

export interface LendingScope {
  /** Only what had happened before it and arrived by it is seen. */
  readonly as_of: Temporal.Instant;
  /** The lender's zone, in which days, nights and weekends are read. */
  readonly zone: string;
  /** The institution that asks, as queries name it; null where it is none of them. */
  readonly self: string | null;
}

/** An application with its local day and time. */
export interface Placed {
  readonly query: LendingQuery;
  readonly at_ms: number;
  /** Local days since 1970-01-01. */
  readonly day: number;
  readonly weekend: boolean;
  readonly night: boolean;
}

/** Hours of the local clock, `[from, to)`. The grammar does not say when night is: judgement. */
const night_h = { from: 0, to: 6 } as const;

/** What can be seen as of the instant, oldest first, each application once. */
export function placed(queries: readonly LendingQuery[], { as_of, zone }: LendingScope): readonly Placed[] {
  const seen = new Map<string, LendingQuery>();
  for (const query of queries) {
    const before = Temporal.Instant.compare(query.at, as_of) < 0;
    if (before && Temporal.Instant.compare(query.arrived, as_of) <= 0) seen.set(query.id, query);
  }
  return [...seen.values()]
    .map((query): Placed => {
      const local = query.at.toZonedDateTimeISO(zone);
      return {
        query,
        at_ms: query.at.epochMilliseconds,
        day: dayNumber(local.toPlainDate()),
        weekend: local.dayOfWeek >= 6,
        night: local.hour >= night_h.from && local.hour < night_h.to,
      };
    })
    .sort((a, b) => a.at_ms - b.at_ms);
}

export function dayNumber(date: Temporal.PlainDate): number {
  return epoch.until(date, { largestUnit: 'day' }).days;
}

const epoch = new Temporal.PlainDate(1970, 1, 1);

/** Where a window begins: so many local days or calendar months before the instant, at the same time of day. */
export function beginning({ as_of, zone }: LendingScope, length: { days?: number; months?: number }): number {
  return as_of.toZonedDateTimeISO(zone).subtract(length).epochMilliseconds;
}

/**
 * Ends of the months of a window, the newest first and its own beginning last. Month by month back from the instant, so that
 * months laid end to end are the window; on the 31st a shorter month begins on its last day.
 */
export function monthBounds(scope: LendingScope, window: LendingWindow): readonly number[] {
  const length = lendingWindows[window];
  const months = 'months' in length ? length.months : 0;
  return Array.from({ length: months + 1 }, (_, back) => beginning(scope, { months: back }));
}
