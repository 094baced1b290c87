import { assert, divide } from '@lendline/kernel';
import { type DayCount, dayWeight } from './day-count.ts';
import type { Period } from './due-dates.ts';

/** The interest of one instalment, earned day by day over its period. Amounts in minor units. */
export interface AccruingInstalment extends Period {
  readonly interest: bigint;
}

/**
 * Interest earned by the close of `day`: the instalment's interest in proportion to its days, half-even. Nothing on the
 * first day or before, all of it on the due date and after, so daily accruals add up to the instalment's interest.
 */
export function accruedInterest(instalment: AccruingInstalment, dayCount: DayCount, day: Temporal.PlainDate): bigint {
  const { from, due, interest } = instalment;
  if (Temporal.PlainDate.compare(day, due) >= 0) return interest;
  if (Temporal.PlainDate.compare(day, from) <= 0) return 0n;
  return divide(interest * dayWeight(dayCount, from, day), dayWeight(dayCount, from, due), 'half-even');
}

export interface AccrualDays {
  /** The last day already accrued: the loan's disbursement at first. */
  readonly after: Temporal.PlainDate;
  /** The last day to accrue. */
  readonly through: Temporal.PlainDate;
}

/**
 * Interest to accrue for the days after `after` up to and with `through`, over all instalments at once. One call for many days gives
 * the same as a call for each of them.
 */
export function interestToAccrue(
  instalments: readonly AccruingInstalment[],
  dayCount: DayCount,
  { after, through }: AccrualDays,
): bigint {
  assert(Temporal.PlainDate.compare(after, through) <= 0, 'accrual moves forward in time');
  return instalments.reduce(
    (sum, instalment) =>
      sum + accruedInterest(instalment, dayCount, through) - accruedInterest(instalment, dayCount, after),
    0n,
  );
}
