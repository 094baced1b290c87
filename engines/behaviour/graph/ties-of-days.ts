import type { DayBucket } from '../state/day-bucket.ts';
import type { Tie } from './tie.ts';

/** The ties that kept days show, as `tiesOf` finds them in records: strongest first, then by peer. */
export function tiesOfDays(owner: string, days: readonly DayBucket[]): Tie[] {
  const counts = new Map<string, { out: number; in: number }>();
  for (const { contacts } of days) {
    for (const { peer, calls, texts, out } of contacts?.contacts ?? []) {
      // Who only rang in vain is tied to nobody.
      if (calls + texts === 0 || peer === '' || peer === owner) continue;
      let count = counts.get(peer);
      if (count === undefined) counts.set(peer, (count = { out: 0, in: 0 }));
      count.out += out;
      count.in += calls + texts - out;
    }
  }
  return [...counts]
    .map(([peer, count]) => ({ owner, peer, ...count }))
    .sort((a, b) => b.out + b.in - a.out - a.in || (a.peer < b.peer ? -1 : 1));
}
