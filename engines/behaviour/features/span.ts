import { dayOfWall } from '../records/civil-day.ts';
import type { DayBucket } from '../state/day-bucket.ts';
import { clockOf } from '../state/line-state.ts';
import { type FeatureWindow, windowDays } from './feature-window.ts';

/** Feature figures by name, in one window; null means that there was nothing to measure. */
export type Figures = Record<string, number | null>;

/**
 * The stretch of time that a window's figures are about. A window is whole local days ending with the day before
 * `as_of`, and the part of that day before `as_of`; it begins with the first record when that came later.
 */
export interface Span {
  readonly as_of_ms: number;
  /** The local day of `as_of`, of which only a part is known. */
  readonly today: number;
  /** First local day of the window; -Infinity for all. */
  readonly first_day: number;
  /** Its first instant; -Infinity for all. */
  readonly start_ms: number;
  /** Last local day with any known time: yesterday when `as_of` is midnight. */
  readonly last_day: number;
}

/** The moments that all windows of one question share. */
export interface Moment {
  readonly as_of_ms: number;
  readonly today: number;
  readonly last_day: number;
  /** The first instant of a local day. */
  readonly startOf: (day: number) => number;
}

const day_ms = 86_400_000;

/** `newest` tells the offset of the wall clock where no zone was asked for. */
export function momentOf(as_of: Temporal.Instant, zone: string | null, newest: DayBucket | undefined): Moment {
  const as_of_ms = as_of.epochMilliseconds;
  const offset_ms = newest?.marks.offset_ms ?? 0;
  const clock = zone === null ? null : clockOf(zone);
  const wall = (epoch_ms: number): number => (clock ? clock.toWall(epoch_ms) : epoch_ms + offset_ms);
  return {
    as_of_ms,
    today: dayOfWall(wall(as_of_ms)),
    last_day: dayOfWall(wall(as_of_ms - 1)),
    startOf: (day) => (clock ? clock.toEpoch(day * day_ms) : day * day_ms - offset_ms),
  };
}

export function spanOf(window: FeatureWindow, { as_of_ms, today, last_day, startOf }: Moment): Span {
  const first_day = today - windowDays(window);
  const start_ms = Number.isFinite(first_day) ? startOf(first_day) : -Infinity;
  return { as_of_ms, today, first_day, start_ms, last_day };
}

/** Local days of the window that records speak for, today counted when it has begun. */
export function coveredDays({ first_day, last_day }: Span, since_day: number): number {
  return Math.max(0, last_day - Math.max(first_day, since_day) + 1);
}

/** The same without today: the days whose counts may be compared with each other. */
export function wholeDays({ first_day, today }: Span, since_day: number): number {
  return Math.max(0, today - Math.max(first_day, since_day));
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
