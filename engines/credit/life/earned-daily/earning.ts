import { accruedInterest } from '../../accrual.ts';
import type { DayCount } from '../../day-count.ts';
import type { Instalment } from '../instalment.ts';
import type { LoanState } from '../loan-state.ts';
import type { DailyEarning } from '../rules.ts';

/** Interest of an instalment that was earned by the close of a day. */
export function interestEarned(line: Readonly<Instalment>, dayCount: DayCount, day: Temporal.PlainDate): bigint {
  return line.interestIsEarned ? line.interest : accruedInterest(line, dayCount, day);
}

/** The rule of a loan whose interest is earned day by day; null for any other. */
export function dailyEarning({ interest }: LoanState['rules']): DailyEarning | null {
  return interest.kind === 'earned_daily' ? interest : null;
}

/** The same for a loan as it is read: none after it was too late, or was charged off. All of it where it is as planned. */
export function earnedBy(state: LoanState, line: Readonly<Instalment>, day: Temporal.PlainDate): bigint {
  const rule = dailyEarning(state.rules);
  if (rule === null || state.interestStoppedOn !== null) return line.interest;
  return interestEarned(line, rule.dayCount, lastEarningDay(state, rule, day));
}

/** All that closes the loan on a day: what is open, with interest only for the days so far, less what was paid ahead of them. */
export function payoffOn(state: LoanState, day: Temporal.PlainDate): bigint {
  return state.plan.reduce((sum, line) => sum + line.outstanding - line.interest + earnedBy(state, line, day), 0n);
}

/** A day, or the last one before the loan was too late to earn. */
function lastEarningDay(state: LoanState, rule: DailyEarning, day: Temporal.PlainDate): Temporal.PlainDate {
  const last = state.oldestOpen?.due.add({ days: rule.stopsAt_dpd - 1 });
  return last && Temporal.PlainDate.compare(last, day) < 0 ? last : day;
}

/** From a certain lateness on a loan earns no more, and never will: what was not earned by then is not owed. */
export function stopIfTooLate(state: LoanState, day: Temporal.PlainDate): void {
  const rule = dailyEarning(state.rules);
  if (rule === null || state.interestStoppedOn !== null) return;
  const stop = state.oldestOpen?.due.add({ days: rule.stopsAt_dpd });
  if (!stop || Temporal.PlainDate.compare(stop, day) > 0) return;
  stopInterest(state, { on: stop, lastEarningDay: stop.subtract({ days: 1 }) });
}

/** What was paid of interest to come stays paid, and is earned with that. */
export function stopInterest(
  state: LoanState,
  { on, lastEarningDay: last }: { readonly on: Temporal.PlainDate; readonly lastEarningDay: Temporal.PlainDate },
): void {
  const kept = state.plan.map((line) => larger(earnedBy(state, line, last), line.paid.interest));
  for (const [index, line] of state.plan.entries()) line.forgo(kept[index]!, on);
  state.interestStoppedOn ??= on;
}

/** Answers what had been paid of interest that will not be earned. */
export function forgoUnearned(state: LoanState, lines: readonly Instalment[], on: Temporal.PlainDate): bigint {
  // First all, then each: letting go of one instalment's interest can change which is the oldest open.
  const earned = lines.map((line) => earnedBy(state, line, on));
  return lines.reduce((sum, line, index) => sum + line.forgo(earned[index]!, on), 0n);
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
