import { type Context, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { problem } from '../problems.ts';
import { holdCloseOfBusiness, lastBusinessDay, recordBusinessDays } from '../store/business-days.ts';
import { firstDisbursedOn } from '../store/loans.ts';
import { beginLots, keepAtMost, markLotClosed, spanToAge, takeLot } from '../store/lots.ts';
import { bringLotUpToDate } from './bring-up-to-date.ts';
import { type Books, todayOf, wireOf } from './parts.ts';

/** Loans that are closed in one transaction; a payment on one of them waits for it. */
const lotSize = 2000;

export interface BusinessClosed {
  readonly ran: readonly string[];
  readonly accrued: WireMoney;
  readonly aged: number;
}

/**
 * Closes every business date up to one that was not closed yet: today unless told, and never a day that has not come. Lots of
 * loans are closed one by one, each in a transaction of its own: what a killed run had done stays done, and the next one goes
 * on with the lots that are left. The days are recorded last.
 */
export async function closeBusiness(
  parts: Books,
  context: Context,
  asked: { readonly through?: string } = {},
): Promise<Result<BusinessClosed, Problem>> {
  const today = todayOf(parts, context);
  const through = asked.through === undefined ? today : Temporal.PlainDate.from(asked.through);
  if (Temporal.PlainDate.compare(through, today) > 0) {
    return problem('loans.day-not-come', { day: through.toString(), today: today.toString() });
  }
  let [accrued, aged] = [0n, 0];
  for (;;) {
    const done = await closeLot(parts, context, through);
    if (done === null) break;
    accrued += done.accrued;
    aged += done.aged;
  }
  const ran = await recordDays(parts, context, { through, accrued, aged });
  return ok({ ran: ran.map(String), accrued: wireOf(parts, accrued), aged });
}

/** Closes the first lot that is not closed through a day; null when all are. */
function closeLot(
  parts: Books,
  context: Context,
  through: Temporal.PlainDate,
): Promise<{ readonly aged: number; readonly accrued: bigint } | null> {
  return parts.database.transaction(context, async (tx) => {
    await holdCloseOfBusiness(tx);
    await beginLots(tx);
    const taken = await takeLot(tx, through);
    if (taken === null) return null;
    const lot = await keepAtMost(tx, taken, lotSize);
    const span = await spanToAge(tx, lot, through);
    const accrued = span === null ? 0n : await bringLotUpToDate(parts, tx, { lot, span, through });
    await markLotClosed(tx, lot, through);
    return { aged: span?.loans ?? 0, accrued };
  });
}

function recordDays(
  parts: Books,
  context: Context,
  { through, accrued, aged }: { through: Temporal.PlainDate; accrued: bigint; aged: number },
): Promise<readonly Temporal.PlainDate[]> {
  return parts.database.transaction(context, async (tx) => {
    await holdCloseOfBusiness(tx);
    const last = await lastBusinessDay(tx);
    const first = last?.add({ days: 1 }) ?? (await firstDisbursedOn(tx)) ?? through;
    const runOn = todayOf(parts, context);
    const ran = await recordBusinessDays(tx, { days: daysFrom(first, through), runOn });
    if (ran.length > 0 || aged > 0) {
      const details = { days: ran.length, accrued, aged };
      await tx.audit({ action: 'close-business', subject: through.toString(), outcome: 'done', details });
    }
    return ran;
  });
}

function daysFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) days.push(day);
  return days;
}
