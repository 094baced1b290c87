import { isoWeekday } from '../records/civil-day.ts';
import type { Seen } from './line-portrait.ts';

const hour_ms = 3_600_000;
const day_ms = 24 * hour_ms;

/** How often the line called, texted or was reached in each hour of the week: seven days from Monday, each 24 hours. */
export function weekRhythm({ records, clock }: Seen): number[][] {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { kind, answered, at_ms } of records) {
    if (kind !== 'text' && (kind !== 'call' || answered === false)) continue;
    const wall_ms = clock.toWall(at_ms);
    const day = Math.floor(wall_ms / day_ms);
    hours[isoWeekday(day) - 1]![Math.floor((wall_ms - day * day_ms) / hour_ms)]! += 1;
  }
  return hours;
}
