import type { Interval } from './interval.ts';

/** One repayment period: interest runs from the close of `from` to the close of `due`. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
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
}

/** The repayment periods of a loan, back to back from the disbursement. Every due date counts from the disbursement's own day, so one short month does not shorten the rest. */
export function repaymentPeriods(terms: DueDateTerms): Period[] {
  const periods: Period[] = [];
  let from = terms.disbursed;
  for (let n = 1; n <= terms.instalments; n += 1) {
    const due = dueDate(terms, n);
    periods.push({ from, due });
    from = due;
  }
  return periods;
}

/** The n-th due date after a first day, counted from that day. */
export function dueDate(
  { disbursed, every, monthEnd }: Omit<DueDateTerms, 'instalments'>,
  n: number,
): Temporal.PlainDate {
  const due = disbursed.add({ [every.unit]: every.count * n });
  const cutShort = every.unit === 'months' && due.day < disbursed.day;
  return cutShort && monthEnd === 'next_day' ? due.add({ days: 1 }) : due;
}
