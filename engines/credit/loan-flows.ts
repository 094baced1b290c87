import { money, type Currency } from '@lendline/kernel';
import type { CashFlow, CashFlowKind } from './cash-flow.ts';

/** Money of one day, in minor units. */
export interface DayMoney {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

/** A loan that runs: what has passed, and what is agreed to come after its last change. */
export interface RunningLoan {
  readonly currency: Currency;
  /** The day from which on the rest is agreed: what is overdue by then is taken to be paid on it. */
  readonly today: Temporal.PlainDate;
  readonly paidOut: readonly DayMoney[];
  /** All the borrower paid, fees kept back from a payout too. */
  readonly received: readonly DayMoney[];
  /** What went back to the borrower: refunds of what was too much. */
  readonly givenBack: readonly DayMoney[];
  /** What is open, by due date. */
  readonly toCome: readonly DayMoney[];
}

/** Every flow of a loan as it stands after a change, in date order: what its all-in annual rate follows from from then on. */
export function flowsOfRunningLoan(loan: RunningLoan): CashFlow[] {
  const flows = (kind: CashFlowKind, days: readonly DayMoney[]): CashFlow[] =>
    days
      .filter(({ amount }) => amount > 0n)
      .map(({ on, amount }) => ({ date: on, kind, amount: money(amount, loan.currency) }));
  const notBeforeToday = loan.toCome.map(({ on, amount }) => ({
    amount,
    on: Temporal.PlainDate.compare(on, loan.today) < 0 ? loan.today : on,
  }));
  const all = [
    ...flows('advance', [...loan.paidOut, ...loan.givenBack]),
    ...flows('payment', [...loan.received, ...notBeforeToday]),
  ];
  return all.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}
