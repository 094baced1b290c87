import { type CreditWish, creditWishes } from './credit-demand.ts';
import { dateOf, dayNumber, localDay } from './days.ts';
import type { Population } from './population.ts';
import { type LoanFacts, repay, type RepaymentBehaviour } from './repayment.ts';
import type { Conduct } from './schemes/scheme.ts';

/** When somebody wants credit: out of need, or as their scheme has it. */
export function wishesOf({ who, member, setting }: Population, index: number): CreditWish[] {
  const { country, start, days } = setting;
  const acts = member(index)?.acts;
  if (!acts) return creditWishes(who(index).borrower, start, start + days);
  return acts.map(({ at_ms, amount }) => ({ on: dateOf(localDay(country, at_ms)), amount }));
}

/** How somebody pays a loan: who is part of a scheme does as it has it from their part in it on. */
export function conductOf({ who, member, setting }: Population, index: number, loan: LoanFacts): RepaymentBehaviour {
  const acts = member(index)?.acts ?? [];
  const on = dayNumber(loan.disbursedOn);
  const act = acts.findLast(({ at_ms }) => localDay(setting.country, at_ms) <= on);
  return behave(who(index).borrower, loan, act?.conduct ?? 'as-anyone');
}

export function behave(borrower: Parameters<typeof repay>[0], loan: LoanFacts, conduct: Conduct): RepaymentBehaviour {
  if (conduct === 'as-anyone') return repay(borrower, loan);
  const [first] = loan.instalments;
  if (conduct === 'vanishes' || !first) return { payments: [] };
  return { payments: [{ instalment: 1, on: first.due, amount: first.amount }] };
}
