import type { LineRecord } from './line-record.ts';
import { dayOfWall } from './civil-day.ts';
import type { Transaction } from './transaction.ts';

/** How much time records speak for, and how old they are: the facts behind a freshness rule. */
export interface Coverage {
  /** Calendar days of the wall clock from the oldest to the newest row, both counted; 0 without rows. */
  readonly days_covered: number;
  /** Days with at least one row. */
  readonly days_with_rows: number;
  readonly oldest: Temporal.Instant | null;
  readonly newest: Temporal.Instant | null;
  /** Whole days from the newest row to `as_of`, rounded down; null without rows. */
  readonly age_days: number | null;
  readonly rows: number;
}

/** Coverage by the rows that happened before `as_of`; later rows are not looked at. */
export function coverage(rows: readonly (LineRecord | Transaction)[], as_of: Temporal.Instant): Coverage {
  const until = as_of.epochMilliseconds;
  const days = new Set<number>();
  let [oldest, newest, count] = [Infinity, -Infinity, 0];
  for (const row of rows) {
    if (row.at_ms >= until) continue;
    count += 1;
    oldest = Math.min(oldest, row.at_ms);
    newest = Math.max(newest, row.at_ms);
    days.add(dayOfWall(row.wall_ms));
  }
  if (count === 0) {
    return { days_covered: 0, days_with_rows: 0, oldest: null, newest: null, age_days: null, rows: 0 };
  }
  const [first, last] = extremes(days);
  return {
    days_covered: last - first + 1,
    days_with_rows: days.size,
    oldest: Temporal.Instant.fromEpochMilliseconds(oldest),
    newest: Temporal.Instant.fromEpochMilliseconds(newest),
    age_days: Math.floor((until - newest) / 86_400_000),
    rows: count,
  };
}

// A loop, because Math.max(...days) overflows the stack on a hostile file with a row in every day of history.
function extremes(days: ReadonlySet<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const day of days) {
    low = Math.min(low, day);
    high = Math.max(high, day);
  }
  return [low, high];
}
