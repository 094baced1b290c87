import { divide } from '@lendline/kernel';
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
