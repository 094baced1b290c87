import { type Context, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { problem } from '../problems.ts';
import { holdCloseOfBusiness, lastBusinessDay, recordBusinessDays } from '../store/business-days.ts';
import { firstDisbursedOn } from '../store/loans.ts';
import { areLotsLeft, beginLots, keepAtMost, type Lot, markLotClosed, spanToAge, takeLot } from '../store/lots.ts';
import type { LoansTables } from '../store/tables.ts';
import { bringLotUpToDate } from './bring-up-to-date.ts';
import { type Books, todayOf, wireOf } from './parts.ts';

type Tx = SliceTransaction<LoansTables>;

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
 * on with the lots that are left. The days are recorded with the last lot.
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
  let sofar: Sums = { accrued: 0n, aged: 0 };
  for (;;) {
    const { sums, ran } = await closeLot(parts, context, { through, sofar });
    sofar = sums;
    if (ran) return ok({ ran: ran.map(String), accrued: wireOf(parts, sums.accrued), aged: sums.aged });
  }
}

interface Sums {
  readonly accrued: bigint;
  readonly aged: number;
}

interface Run {
  readonly through: Temporal.PlainDate;
  readonly sofar: Sums;
}

/** Closes the first lot that is not closed through a day, and records the days when no other is left: answers those then. */
function closeLot(
  parts: Books,
  context: Context,
  { through, sofar }: Run,
): Promise<{ readonly sums: Sums; readonly ran: readonly Temporal.PlainDate[] | null }> {
  return parts.database.transaction(
    context,
    async (tx) => {
      await holdCloseOfBusiness(tx);
      await beginLots(tx);
      const taken = await takeLot(tx, through);
      const sums = taken === null ? sofar : added(sofar, await closeTaken(parts, tx, { taken, through }));
      const isLast = taken === null || !(await areLotsLeft(tx, through));
      return { sums, ran: isLast ? await recordDays(parts, tx, { through, sofar: sums }) : null };
    },
    { plansAnew: true },
  );
}

async function closeTaken(
  parts: Books,
  tx: Tx,
  { taken, through }: { taken: Lot; through: Temporal.PlainDate },
): Promise<Sums> {
  const lot = await keepAtMost(tx, taken, lotSize);
  const span = await spanToAge(tx, lot, through);
  const accrued = span === null ? 0n : await bringLotUpToDate(parts, tx, { lot, span, through });
  await markLotClosed(tx, lot, through);
  return { aged: span?.loans ?? 0, accrued };
}

function added(a: Sums, b: Sums): Sums {
  return { accrued: a.accrued + b.accrued, aged: a.aged + b.aged };
}

async function recordDays(
  parts: Books,
  tx: Tx,
  { through, sofar: { accrued, aged } }: Run,
): Promise<readonly Temporal.PlainDate[]> {
  const last = await lastBusinessDay(tx);
  const first = last?.add({ days: 1 }) ?? (await firstDisbursedOn(tx)) ?? through;
  const runOn = todayOf(parts, tx.context);
  const ran = await recordBusinessDays(tx, { days: daysFrom(first, through), runOn });
  if (ran.length > 0 || aged > 0) {
    const details = { days: ran.length, accrued, aged };
    await tx.audit({ action: 'close-business', subject: through.toString(), outcome: 'done', details });
  }
  return ran;
}

function daysFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) days.push(day);
  return days;
}
