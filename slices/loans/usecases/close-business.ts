import { type Context, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { problem } from '../problems.ts';
import { holdCloseOfBusiness, lastBusinessDay, recordBusinessDays } from '../store/business-days.ts';
import { loansToAge } from '../store/close-of-business.ts';
import { firstDisbursedOn } from '../store/loans.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { type Books, todayOf, wireOf } from './parts.ts';

const chunk = 2000;

export interface BusinessClosed {
  readonly ran: readonly string[];
  readonly accrued: WireMoney;
  readonly aged: number;
}

/**
 * Closes every business date up to one that was not closed yet: today unless told, and never a day that has not come. Loans
 * are taken in chunks, each in a transaction of its own: what a killed run had done stays done, and the next one goes on
 * behind it. The days are recorded last.
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
  let [accrued, aged, after] = [0n, 0, ''];
  for (;;) {
    const done = await closeChunk(parts, context, { through, after });
    accrued += done.accrued;
    aged += done.loanIds.length;
    if (done.loanIds.length < chunk) break;
    after = done.loanIds.at(-1)!;
  }
  const ran = await recordDays(parts, context, { through, accrued, aged });
  return ok({ ran: ran.map(String), accrued: wireOf(parts, accrued), aged });
}

interface Chunk {
  readonly through: Temporal.PlainDate;
  /** The last loan of the chunk before. */
  readonly after: string;
}

function closeChunk(
  parts: Books,
  context: Context,
  { through, after }: Chunk,
): Promise<{ loanIds: readonly string[]; accrued: bigint }> {
  return parts.database.transaction(context, async (tx) => {
    await holdCloseOfBusiness(tx);
    const loanIds = await loansToAge(tx, { through, after, limit: chunk });
    return { loanIds, accrued: await bringUpToDate(parts, tx, { loanIds, through }) };
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
