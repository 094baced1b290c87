import { type ArrearsStep, lateDays, type Pause } from '@lendline/credit';
import { bucketOf } from './instalment.ts';

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
