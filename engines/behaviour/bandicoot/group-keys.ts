import { civilDay, dayNumber } from '../records/civil-day.ts';
import type { BandicootGroup } from './feature-plan.ts';

/** The number of the group that a day belongs to; groups that follow one another have numbers that do. */
export function groupOfDay(day: number, group: BandicootGroup): number {
  if (group === 'none') return 0;
  if (group === 'day') return day;
  // 1970-01-01 was a Thursday, so day -3 began a week; the number stands for the ISO year and week.
  if (group === 'week') return Math.floor((day + 3) / 7);
  const { year, month } = civilDay(day);
  return group === 'year' ? year : year * 12 + month - 1;
}

/**
 * Where the groups of a line begin: the first row of each, and its number. A group is a run of rows, because rows are in
 * time order; `starts` has the number of rows at its end.
 */
export interface GroupStarts {
  readonly starts: readonly number[];
  readonly keys: readonly number[];
}

export function groupStarts(day: Int32Array, group: BandicootGroup): GroupStarts {
  const starts: number[] = [];
  const keys: number[] = [];
  let next = -Infinity;
  for (let row = 0; row < day.length; row += 1) {
    if (day[row]! < next) continue;
    const key = groupOfDay(day[row]!, group);
    starts.push(row);
    keys.push(key);
    next = firstDayAfter(key, group);
  }
  starts.push(day.length);
  return { starts, keys };
}

function firstDayAfter(key: number, group: BandicootGroup): number {
  if (group === 'none') return Infinity;
  if (group === 'day') return key + 1;
  if (group === 'week') return (key + 1) * 7 - 3;
  if (group === 'year') return dayNumber(key + 1, 1, 1);
  return dayNumber(Math.floor((key + 1) / 12), ((key + 1) % 12) + 1, 1);
}
