import { assert, type Currency, present } from '@lendline/kernel';
import { fromMinor, toMinor, toMultiple } from '../decimal.ts';
import { nominalFactor } from '../declining-balance.ts';
import { dueDate, type Period, repaymentPeriods } from '../due-dates.ts';
import { downPaymentOf } from '../down-payment.ts';
import type { RescheduleFrom } from './event.ts';
import { Instalment } from './instalment.ts';
import { smaller } from './parts.ts';
import { firstPlan, insertDownPayment, type PaidOut } from './plan.ts';
import type { LoanRules } from './rules.ts';

/** What a schedule is made of as a whole: all money paid out, and all agreed changes, in date order. */
export interface WholePlan {
  readonly paidOut: readonly PaidOut[];
  readonly changes: readonly RescheduleFrom[];
}

/**
 * The whole plan of a loan from all money paid out. Of several payouts, or after a rescheduling, a loan without interest
 * owes in each regular instalment an even share of what has been paid out by its due date; the last takes the rest.
 */
export function wholePlan(rules: LoanRules, { paidOut, changes }: WholePlan, currency: Currency): Instalment[] {
  assert(rules.terms.fees.length === 0, 'a schedule that is made anew as a whole has its fees in the log');
  const first = present(paidOut[0], 'a loan without money paid out has no plan');
  const amount = paidOut.reduce((sum, one) => sum + one.amount, 0n);
  const onOneDay = paidOut.every(({ on }) => on.equals(first.on));
  const inOne = paidOut.length === 1 || (onOneDay && rules.terms.downPayment_ppm === 0);
  const rates = changes.filter(isRate);
  if (inOne && rates.length === changes.length)
    return atRates(firstPlan(rules, { on: first.on, amount }, currency).plan, { rules, amount, rates });
  assert(rules.terms.rate_ppm === 0, 'with interest a plan is changed in date order');
  return spreadEvenly(rules, { paidOut, changes });
}

/** Whether a plan can be made of these; with interest only a single payout, never rescheduled, can. */
export function hasWholePlan({ terms }: LoanRules, { paidOut, changes }: WholePlan): boolean {
  const onlyRates = changes.every(isRate) && (changes.length === 0 || terms.method === 'flat');
  return terms.rate_ppm === 0 || (paidOut.length <= 1 && onlyRates);
}

function isRate({ change }: RescheduleFrom): boolean {
  return 'rate_ppm' in change;
}

interface AtRates {
  readonly rules: LoanRules;
  readonly amount: bigint;
  readonly rates: readonly RescheduleFrom[];
}

/** A flat plan whose interest is that of another rate from some due date on; principal stays as it is. */
function atRates(plan: Instalment[], { rules, amount, rates }: AtRates): Instalment[] {
  for (const { from, change } of rates) {
    if (!('rate_ppm' in change)) continue;
    const factor = nominalFactor({ every: rules.terms.every, rate_ppm: change.rate_ppm });
    const interest = toMinor(fromMinor(amount).mul(factor));
    const begun = plan.filter(({ kind, due }) => kind === 'regular' && Temporal.PlainDate.compare(due, from) >= 0);
    for (const instalment of begun) instalment.owe('interest', interest - instalment.owed.interest);
  }
  return plan;
}

function spreadEvenly(rules: LoanRules, whole: WholePlan): Instalment[] {
  const { terms } = rules;
  const payouts = whole.paidOut.map((one) => ({ ...one, down: downPaymentOf(terms, one.amount) }));
  const plan = periodsOf(rules, whole).map((period) => new Instalment('regular', period));
  const regular = [...plan];
  for (const { on, down } of payouts)
    if (down > 0n) insertDownPayment(plan, { on, amount: down }, 'before what falls due that day');
  let scheduled = 0n;
  for (const [index, instalment] of regular.entries()) {
    const known = payouts
      .filter(({ on }) => Temporal.PlainDate.compare(on, instalment.due) <= 0)
      .reduce((sum, { amount, down }) => sum + amount - down, 0n);
    const left = known - scheduled;
    const at = { index, due: instalment.due, count: regular.length, known, left };
    const principal = index === regular.length - 1 ? left : smaller(shareOf(rules, whole, at), left);
    instalment.owe('principal', principal);
    if (principal === 0n) instalment.meet(present(payouts[0], 'money was paid out').on);
    scheduled += principal;
  }
  return plan;
}

interface At {
  readonly index: number;
  readonly due: Temporal.PlainDate;
  readonly count: number;
  readonly known: bigint;
  readonly left: bigint;
}

function shareOf({ terms }: LoanRules, { changes }: WholePlan, at: At): bigint {
  const { due } = at;
  const begun = changes.filter(({ from }) => Temporal.PlainDate.compare(from, due) <= 0);
  const inGrace = begun.some(
    ({ from, change }) =>
      'principalGrace' in change &&
      Temporal.PlainDate.compare(due, dueDate({ ...terms, disbursed: from }, change.principalGrace)) < 0,
  );
  if (inGrace) return 0n;
  const isLonger = begun.some(({ change }) => 'extraInstalments' in change);
  const [whole, parts] = isLonger ? [at.left, at.count - at.index] : [at.known, terms.instalments];
  return toMultiple(fromMinor(whole).div(parts), terms.roundingMultiple);
}

/** As many periods as agreed, and more while money is still paid out after them. */
function periodsOf({ terms }: LoanRules, { paidOut, changes }: WholePlan): Period[] {
  const disbursed = present(paidOut[0], 'money was paid out').on;
  const last = present(paidOut.at(-1), 'money was paid out').on;
  const extra = changes.reduce((sum, { change }) => sum + extraPeriods(change), 0);
  for (let instalments = terms.instalments + extra; ; instalments += 1) {
    const periods = changes.reduce(
      (moved, change) => moveDueDates(moved, change, terms),
      repaymentPeriods({ ...terms, disbursed, instalments }),
    );
    if (Temporal.PlainDate.compare(present(periods.at(-1), 'a loan has a period').due, last) >= 0) return periods;
  }
}

function extraPeriods(change: RescheduleFrom['change']): number {
  if ('extraInstalments' in change) return change.extraInstalments;
  return 'principalGrace' in change ? change.principalGrace : 0;
}

/** One due date moves, and those after it follow at the same distances. */
function moveDueDates(
  periods: readonly Period[],
  { from, change }: RescheduleFrom,
  { every, monthEnd }: Pick<LoanRules['terms'], 'every' | 'monthEnd'>,
): Period[] {
  const moved = periods.findIndex(({ due }) => due.equals(from));
  if (!('to' in change) || moved === -1) return [...periods];
  const dueOf = (index: number): Temporal.PlainDate =>
    index < moved
      ? present(periods[index], 'a period before the one moved').due
      : dueDate({ disbursed: change.to, every, monthEnd }, index - moved);
  return periods.map((period, index) => ({ from: index === 0 ? period.from : dueOf(index - 1), due: dueOf(index) }));
}
