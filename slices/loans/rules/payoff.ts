import { accruedInterest } from '@lendline/credit';
import { type Instalment, nextUnpaid, paidOf } from './instalment.ts';

/** A loan as its instalments stand, brought to some business date. */
export interface LoanAccount {
  readonly instalments: readonly Instalment[];
  /** Interest is earned no more; every instalment's interest is what had been earned by then. */
  readonly interestStopped: boolean;
  /** Days past due from which on no interest is earned. */
  readonly stopAt_dpd: number;
}

/**
 * All that closes the loan on a day, the date to which it was brought or a later one: what was lent, its charges, and the
 * interest earned by then, less all that was paid. The same figure as the credit engine's, from the rows alone.
 */
export function payoffOn(account: LoanAccount, day: Temporal.PlainDate): bigint {
  return account.instalments.reduce(
    (sum, one) => sum + one.principal + one.fee + one.duty + one.penalty + earnedBy(account, one, day) - paidOf(one),
    0n,
  );
}

/** Interest that moved here from an instalment before was earned there already. */
function earnedBy(account: LoanAccount, one: Instalment, day: Temporal.PlainDate): bigint {
  if (account.interestStopped) return one.interest;
  const earned = accruedInterest(one, '30/360', lastEarningDay(account, day));
  return earned > one.accrued ? earned : one.accrued;
}

/** A day, or the last one before the loan was too late to earn. */
function lastEarningDay({ instalments, stopAt_dpd }: LoanAccount, day: Temporal.PlainDate): Temporal.PlainDate {
  const last = nextUnpaid(instalments)?.due.add({ days: stopAt_dpd - 1 });
  return last && Temporal.PlainDate.compare(last, day) < 0 ? last : day;
}
