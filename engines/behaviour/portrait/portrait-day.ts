import { civilDay, isoWeekday } from '../records/civil-day.ts';

/** A day number as a date. */
export function dateOf(days: number): Temporal.PlainDate {
  const { year, month, day } = civilDay(days);
  return new Temporal.PlainDate(year, month, day);
}

/** The number of the Monday of a day's week. */
export function mondayOf(days: number): number {
  return days - isoWeekday(days) + 1;
}
