import { type FeatureWindow, windowStart } from '../features/feature-window.ts';
import { dayOfWall } from '../records/civil-day.ts';
import type { WallClock } from '../records/wall-clock.ts';
import { eventsOf, nothingUndone, type PaymentDay, type PaymentSlice, sliceOf } from './payment-day.ts';
import { paymentDays, type Payments } from './payment-state.ts';
import { addTally, emptyTally, type PaymentTally } from './payment-tally.ts';

/** Everything that had happened and arrived by an instant. */
export interface PaymentHistory {
  readonly as_of_ms: number;
  readonly clock: WallClock;
  /** Oldest first. */
  readonly days: readonly PaymentDay[];
  readonly slices: readonly PaymentSlice[];
  readonly undone: ReadonlyMap<string, bigint>;
  /** Of the oldest and the newest payment; null without any. */
  readonly first_ms: number | null;
  readonly last_ms: number | null;
}

/** What the payments of a window came to. */
export interface PaymentWindow {
  readonly history: PaymentHistory;
  readonly from_ms: number;
  /** Days from the window's start, or from the oldest payment when that is later, to `as_of`; a part of a day counts as part. */
  readonly observed_days: number;
  /** Of the same stretch, as local days, both included. */
  readonly first_day: number;
  readonly last_day: number;
  readonly total: PaymentTally;
  /** Oldest first; days without a payment are not in it. */
  readonly slices: readonly PaymentSlice[];
}

const day_ms = 86_400_000;

export function paymentHistory(payments: Payments, as_of: Temporal.Instant): PaymentHistory {
  const as_of_ms = as_of.epochMilliseconds;
  const known = paymentDays(payments);
  const today = dayOfWall(payments.clock.toWall(as_of_ms));
  const undone = undoneRefunds(
    known.filter(({ day }) => day >= today),
    as_of_ms,
  );
  const days: PaymentDay[] = [];
  const slices: PaymentSlice[] = [];
  for (const day of known) {
    const slice = sliceOf(day, { from_ms: -Infinity, as_of_ms, undone });
    if (slice === null) continue;
    days.push(day);
    slices.push(slice);
  }
  const times = [days[0], days.at(-1)].flatMap((day) => (day ? timesOf(day, as_of_ms) : []));
  const [first_ms = null, last_ms = null] = times.length === 0 ? [] : [times[0]!, times.at(-1)!];
  return { as_of_ms, clock: payments.clock, days, slices, undone, first_ms, last_ms };
}

function timesOf(day: PaymentDay, as_of_ms: number): number[] {
  return eventsOf(day, as_of_ms).flatMap(({ at_ms }) => (at_ms < as_of_ms ? [at_ms] : []));
}

export function paymentWindow(history: PaymentHistory, window: FeatureWindow): PaymentWindow {
  const { as_of_ms } = history;
  return windowFrom(history, windowStart(window, Temporal.Instant.fromEpochMilliseconds(as_of_ms)));
}

/** A window from an instant, included, to `as_of`. */
export function windowFrom(history: PaymentHistory, from_ms: number): PaymentWindow {
  const { days, undone, as_of_ms, clock, first_ms } = history;
  const slices = days.flatMap((day) => sliceOf(day, { from_ms, as_of_ms, undone }) ?? []);
  const observed_from_ms = Math.max(from_ms, first_ms ?? as_of_ms);
  return {
    history,
    from_ms,
    observed_days: (as_of_ms - observed_from_ms) / day_ms,
    first_day: dayOfWall(clock.toWall(observed_from_ms)),
    last_day: dayOfWall(clock.toWall(as_of_ms - 1)),
    total: joined(slices),
    slices,
  };
}

/** What several slices come to together. */
export function joined(slices: readonly PaymentSlice[]): PaymentTally {
  const total = emptyTally();
  for (const { tally } of slices) addTally(total, tally);
  return total;
}

/**
 * Refunds that happen at `as_of` or later but are already told of in the payment they give back: a file read as of a day
 * in its middle. At that day the payment still stood.
 */
function undoneRefunds(days: readonly PaymentDay[], as_of_ms: number): ReadonlyMap<string, bigint> {
  let undone: Map<string, bigint> | null = null;
  for (const day of days) {
    for (const { at_ms, refund_of, amount, nature } of eventsOf(day, as_of_ms)) {
      if (nature !== 'refund' || refund_of === null || at_ms < as_of_ms) continue;
      undone ??= new Map();
      undone.set(refund_of, (undone.get(refund_of) ?? 0n) + amount);
    }
  }
  return undone ?? nothingUndone;
}
