import { AssertionError } from '@lendline/kernel';

/**
 * Where a due date goes that is no working day: on to the `next` one, back to the `previous` one, or to the
 * `next_same_month` (on, but back where the next one lies in another month: "modified following").
 */
export const holidayRules = ['next', 'previous', 'next_same_month'] as const;

export type HolidayRule = (typeof holidayRules)[number];

/** The days on which a borrower can be asked to pay. */
export interface WorkingCalendar {
  /** Days of the week, 1 = Monday to 7 = Sunday. */
  readonly workingDays: readonly number[];
  readonly holidays: readonly Temporal.PlainDate[];
  readonly move: HolidayRule;
}

/** The working day that a date stands for. A calendar of holidays alone is a broken assumption: see `checkTerms`. */
export function adjustedTo(calendar: WorkingCalendar | null, date: Temporal.PlainDate): Temporal.PlainDate {
  if (calendar === null) return date;
  if (calendar.move === 'previous') return nearest(calendar, date, -1);
  const next = nearest(calendar, date, 1);
  const leaves = calendar.move === 'next_same_month' && next.month !== date.month;
  return leaves ? nearest(calendar, date, -1) : next;
}

function nearest({ workingDays, holidays }: WorkingCalendar, date: Temporal.PlainDate, days: 1 | -1) {
  for (let day = date, tried = 0; tried < 366; day = day.add({ days }), tried += 1)
    if (workingDays.includes(day.dayOfWeek) && !holidays.some((one) => one.equals(day))) return day;
  throw new AssertionError('a calendar has a working day within a year');
}
