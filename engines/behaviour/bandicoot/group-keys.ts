import { civilDay } from '../records/civil-day.ts';
import type { BandicootGroup } from './feature-plan.ts';

/** The number of the group that a day belongs to; groups that follow one another have numbers that do. */
export function groupOfDay(day: number, group: BandicootGroup): number {
  if (group === 'none') return 0;
  if (group === 'day') return day;
  // 1970-01-01 was a Thursday, so day -3 began a week; the number stands for the ISO year and week.
  if (group === 'week') return Math.floor((day + 3) / 7);
  const { year, month } = civilDay(day);
  return group === 'year' ? year : year * 12 + month;
}

/** The group of every row; a day that lasts for many rows is looked up once. */
export function groupKeys(slot: Int32Array, group: BandicootGroup): Int32Array {
  const keys = new Int32Array(slot.length);
  if (group === 'none') return keys;
  let [known, key] = [Number.NaN, 0];
  for (let row = 0; row < slot.length; row += 1) {
    const day = Math.floor(slot[row]! / 48);
    if (day !== known) [known, key] = [day, groupOfDay(day, group)];
    keys[row] = key;
  }
  return keys;
}
