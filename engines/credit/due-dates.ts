import { adjustedTo, type WorkingCalendar } from './calendar.ts';
import type { Interval } from './interval.ts';

/** One repayment period: interest runs from the close of `from` to the close of `due`. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
  /** Shorter or longer than the interval between instalments, because a due date was agreed or moved. */
  readonly irregular?: true;
}

/**
 * What becomes of a due date that its month lacks (30 February):
 * `last_day` falls back to the month's last day (31 Jan, 28 Feb, 31 Mar),
 * `next_day` goes on to the first day of the following month (31 Jan, 1 Mar, 31 Mar).
 */
export const monthEndRules = ['last_day', 'next_day'] as const;

export type MonthEndRule = (typeof monthEndRules)[number];

export interface DueDateTerms {
  readonly disbursed: Temporal.PlainDate;
  readonly instalments: number;
  readonly every: Interval;
  readonly monthEnd: MonthEndRule;
  /** The first due date where it is agreed; null: one interval after the disbursement. */
  readonly firstDue: Temporal.PlainDate | null;
  /** Null: every day is a working day. */
  readonly calendar: WorkingCalendar | null;
}

/**
 * The repayment periods of a loan, back to back from the disbursement. Every due date counts from the disbursement's own
 * day, or from the first due date agreed, so one short month or holiday does not shift the rest.
 */
export function repaymentPeriods(terms: DueDateTerms): Period[] {
  const { firstDue, disbursed } = terms;
  if (firstDue === null) return backToBack(disbursed, terms, { anchor: disbursed, first: 1, count: terms.instalments });
  const periods = backToBack(disbursed, terms, { anchor: firstDue, first: 0, count: terms.instalments });
  const regular = firstDue.equals(dueDate({ ...terms, disbursed }, 1));
  return periods.map((period, index) => (index === 0 && !regular ? { ...period, irregular: true } : period));
}

/** One due date moves, and those after it follow at the same distances. Periods are left alone where none is due on that day. */
export function movedPeriods(
  periods: readonly Period[],
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  terms: Pick<DueDateTerms, 'every' | 'monthEnd' | 'calendar'>,
): Period[] {
  const moved = periods.findIndex(({ due }) => due.equals(from));
  const first = periods[moved];
  if (!first) return [...periods];
  const [stretched, ...rest] = backToBack(first.from, terms, { anchor: to, first: 0, count: periods.length - moved });
  return [...periods.slice(0, moved), ...(stretched ? [{ ...stretched, irregular: true as const }] : []), ...rest];
}

/** More periods after the last one; `first` is the number of the first new due date, counted from the anchor. */
export function morePeriods(
  periods: readonly Period[],
  terms: Pick<DueDateTerms, 'every' | 'monthEnd' | 'calendar'>,
  run: Run,
): Period[] {
  const last = periods.at(-1);
  return last ? [...periods, ...backToBack(last.due, terms, run)] : [];
}

export interface Run {
  /** The day that due dates count from, and the number of the first of them. */
  readonly anchor: Temporal.PlainDate;
  readonly first: number;
  readonly count: number;
}

function backToBack(
  start: Temporal.PlainDate,
  { every, monthEnd, calendar }: Pick<DueDateTerms, 'every' | 'monthEnd' | 'calendar'>,
  { anchor, first, count }: Run,
): Period[] {
  let from = start;
  return Array.from({ length: count }, (_, index) => {
    const due = adjustedTo(calendar, dueDate({ disbursed: anchor, every, monthEnd }, first + index));
    const period = { from, due };
    from = due;
    return period;
  });
}

/** The n-th due date after a first day, counted from that day. */
export function dueDate(
  { disbursed, every, monthEnd }: Pick<DueDateTerms, 'disbursed' | 'every' | 'monthEnd'>,
  n: number,
): Temporal.PlainDate {
  if (every.unit === 'half_months') return halfMonthsAfter(disbursed, every.count * n, monthEnd);
  const due = disbursed.add({ [every.unit]: every.count * n });
  return every.unit === 'months' ? onDay(due, disbursed.day, monthEnd) : due;
}

/**
 * Two days of every month, 15 days apart: that of the first day, and the other of the pair (the 5th and the 20th; the 16th
 * and the 31st, where a shorter month has one).
 */
function halfMonthsAfter(first: Temporal.PlainDate, halves: number, monthEnd: MonthEndRule): Temporal.PlainDate {
  const months = Math.floor(halves / 2);
  if (halves % 2 === 0) return onDay(first.add({ months }), first.day, monthEnd);
  if (first.day <= 15) return onDay(first.with({ day: 1 }).add({ months }), first.day + 15, monthEnd);
  return onDay(first.with({ day: 1 }).add({ months: months + 1 }), first.day - 15, monthEnd);
}

/** A day of the month that a date lies in, or what becomes of it where the month lacks it. */
function onDay(date: Temporal.PlainDate, day: number, monthEnd: MonthEndRule): Temporal.PlainDate {
  if (day <= date.daysInMonth) return date.with({ day });
  const last = date.with({ day: date.daysInMonth });
  return monthEnd === 'next_day' ? last.add({ days: 1 }) : last;
}
