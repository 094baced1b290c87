import { type Context, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { holdCloseOfBusiness, lastBusinessDay, recordBusinessDays } from '../store/business-days.ts';
import { expectManyLoans } from '../store/close-of-business.ts';
import { firstDisbursedOn, loansToAge } from '../store/loans.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { type LoansParts, todayOf, wireOf } from './parts.ts';

const chunk = 2000;

export interface BusinessClosed {
  readonly ran: readonly string[];
  readonly accrued: WireMoney;
  readonly aged: number;
}

/**
 * Closes every business date up to today that was not closed yet. Loans are taken in chunks, each in a transaction of its
 * own: what a killed run had done stays done, and the next one goes on behind it. The days are recorded last.
 */
export async function closeBusiness(parts: LoansParts, context: Context): Promise<Result<BusinessClosed, Problem>> {
  const today = todayOf(parts, context);
  let [accrued, aged] = [0n, 0];
  for (;;) {
    const done = await parts.database.transaction(context, async (tx) => {
      await holdCloseOfBusiness(tx);
      await expectManyLoans(tx);
      const loanIds = await loansToAge(tx, { through: today, limit: chunk });
      return { count: loanIds.length, accrued: await bringUpToDate(parts, tx, { loanIds, through: today }) };
    });
    accrued += done.accrued;
    aged += done.count;
    if (done.count < chunk) break;
  }
  const ran = await recordDays(parts, context, { today, accrued, aged });
  return ok({ ran: ran.map(String), accrued: wireOf(parts, accrued), aged });
}

function recordDays(
  parts: LoansParts,
  context: Context,
  { today, accrued, aged }: { today: Temporal.PlainDate; accrued: bigint; aged: number },
): Promise<readonly Temporal.PlainDate[]> {
  return parts.database.transaction(context, async (tx) => {
    await holdCloseOfBusiness(tx);
    const last = await lastBusinessDay(tx);
    const first = last?.add({ days: 1 }) ?? (await firstDisbursedOn(tx)) ?? today;
    const ran = await recordBusinessDays(tx, { days: daysFrom(first, today), runOn: today });
    if (ran.length > 0 || aged > 0) {
      const details = { days: ran.length, accrued, aged };
      await tx.audit({ action: 'close-business', subject: today.toString(), outcome: 'done', details });
    }
    return ran;
  });
}

function daysFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) days.push(day);
  return days;
}
