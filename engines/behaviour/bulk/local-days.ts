import { type FeatureWindow, windowDays } from '../features/feature-window.ts';
import { dayOfWall } from '../records/civil-day.ts';
import { wallClock } from '../records/wall-clock.ts';

/** A window of so many days: its daily counts fit in a list of known length, which those of `all` do not. */
export type BulkWindow = Exclude<FeatureWindow, 'all'>;

export interface BulkOptions {
  readonly as_of: Temporal.Instant;
  /** The zone whose wall clock tells night, weekend and day, for all lines. */
  readonly zone: string;
  /** 30 and 90 days unless told. */
  readonly windows?: readonly BulkWindow[];
  /** Names in the catalogue, without the window; all of `bulkFeatures` unless told. What is not asked for costs nothing. */
  readonly features?: readonly string[];
  /** Only lines in [from, until): a piece of the work, so that memory stays small. */
  readonly lines?: { readonly from: bigint; readonly until: bigint };
}

/** One window on the calendar of the longest. */
export interface BulkSpan {
  readonly window: BulkWindow;
  /** Whole local days before the day of `as_of`. */
  readonly days: number;
  /** First instant of the first of them, in epoch milliseconds. */
  readonly from_ms: number;
  /** Position of that day among the days of the longest window, from 1. */
  readonly firstSlot: number;
}

/** What the local calendar says about the windows: constants of the text, since SQL dialects differ most in dates. */
export interface LocalDays {
  readonly as_of_ms: number;
  /** Shortest first. */
  readonly spans: readonly BulkSpan[];
  readonly longest: BulkSpan;
  /** Day number of the first local day of the longest window. */
  readonly firstDay: number;
  /** Local days that the longest window touches: its whole days, and the day of `as_of` when it has begun. */
  readonly slots: number;
  /** What to add to an instant for the wall clock, until an instant; the last has no end. */
  readonly offsets: readonly { readonly until_ms: number; readonly offset_ms: number }[];
}

const day_ms = 86_400_000;

/** Error: throws a RangeError on a zone that is not in the IANA database, or when there is no window. */
export function localDays({ as_of, zone, windows = ['30d', '90d'] }: BulkOptions): LocalDays {
  const clock = wallClock(zone);
  const as_of_ms = as_of.epochMilliseconds;
  const today = dayOfWall(clock.toWall(as_of_ms));
  const sizes = windows.map((window) => ({ window, days: windowDays(window) })).sort((a, b) => a.days - b.days);
  const most = sizes.at(-1)?.days;
  if (most === undefined) throw new RangeError('features in bulk need at least one window');
  const spans = sizes.map(({ window, days }) => ({
    window,
    days,
    from_ms: clock.toEpoch((today - days) * day_ms),
    firstSlot: most - days + 1,
  }));
  const longest = spans.at(-1)!;
  const slots = dayOfWall(clock.toWall(as_of_ms - 1)) - (today - most) + 1;
  return {
    as_of_ms,
    spans,
    longest,
    firstDay: today - most,
    slots,
    offsets: offsetsBetween(zone, longest.from_ms, as_of_ms),
  };
}

function offsetsBetween(zone: string, from_ms: number, until_ms: number): LocalDays['offsets'] {
  const offsets: { until_ms: number; offset_ms: number }[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from_ms).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const end_ms = next === null ? Infinity : next.epochMilliseconds;
    offsets.push({ until_ms: end_ms, offset_ms: at.offsetNanoseconds / 1_000_000 });
    if (next === null || end_ms >= until_ms) return offsets;
    at = next;
  }
}
