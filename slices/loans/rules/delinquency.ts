import { type ArrearsStep, daysBetween } from '@lendline/credit';
import { bucketOf } from './instalment.ts';

/** Lateness does not grow from the close of `from` to the close of `until`. */
export interface Pause {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** Days past due at the close of a day, without those of pauses. */
export function lateDays(due: Temporal.PlainDate, day: Temporal.PlainDate, pauses: readonly Pause[]): number {
  const paused = pauses.reduce((sum, pause) => {
    const from = later(pause.from, due);
    const until = later(pause.until, day) === day ? pause.until : day;
    return sum + Math.max(0, daysBetween(from, until));
  }, 0);
  return Math.max(0, daysBetween(due, day) - paused);
}

/** From which day on a loan was in which bucket, from the oldest due dates that its log leaves open. */
export function bucketHistory(
  steps: readonly ArrearsStep[],
  { pauses, through }: { readonly pauses: readonly Pause[]; readonly through: Temporal.PlainDate },
): readonly { readonly from: Temporal.PlainDate; readonly bucket: string }[] {
  const history: { from: Temporal.PlainDate; bucket: string }[] = [];
  for (const [index, { on, oldestDue }] of steps.entries()) {
    const end = steps[index + 1]?.on ?? through.add({ days: 1 });
    for (let day = on; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
      const bucket = bucketOf(oldestDue === null ? 0 : lateDays(oldestDue, day, pauses));
      if (history.at(-1)?.bucket !== bucket) history.push({ from: day, bucket });
      // Nothing grows late while nothing is open.
      if (oldestDue === null) break;
    }
  }
  return history;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}
