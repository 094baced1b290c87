import { daysBetween } from '@lendline/credit';

/** Lateness does not grow from the close of `from` to the close of `until`. */
export interface Pause {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** Days past due at the close of a day, without those of pauses. The same as `late_days` in the database. */
export function lateDays(due: Temporal.PlainDate, day: Temporal.PlainDate, pauses: readonly Pause[]): number {
  const paused = pauses.reduce((sum, pause) => {
    const from = Temporal.PlainDate.compare(pause.from, due) > 0 ? pause.from : due;
    const until = Temporal.PlainDate.compare(pause.until, day) < 0 ? pause.until : day;
    return sum + Math.max(0, daysBetween(from, until));
  }, 0);
  return Math.max(0, daysBetween(due, day) - paused);
}
